package org.dateline.training.corenlp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import edu.stanford.nlp.ie.crf.CRFClassifier;
import edu.stanford.nlp.ie.crf.CRFCliqueTree;
import edu.stanford.nlp.ling.CoreAnnotations.AnswerAnnotation;
import edu.stanford.nlp.ling.CoreLabel;
import java.io.IOException;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// CoreNLP's own classifier is the oracle: same labels, same probabilities.
class CrfTaggerIT {

    private static final String MODEL =
            "edu/stanford/nlp/models/ner/english.all.3class.distsim.crf.ser.gz";

    private static final List<String> OUTCOMES = List.of("O", "PERSON", "ORGANIZATION", "LOCATION");

    private static final List<String> TEXTS =
            List.of(
                    "The mayor of Porto, Ana Lima, met Bosch managers in Stuttgart on 3 May 2021.",
                    "Storm Odette cost $4.5bn, said Munich Re; U.S. insurers (and Lloyd's) agreed.",
                    "MINERS STRIKE IN SOUTH AFRICA AS GOLD FALLS\n\nJOHANNESBURG (Reuters) - Miners at"
                            + " Sibanye's Driefontein mine downed tools on Monday. Sibanye said"
                            + " the pay talks with AMCU would go on. \"We are not there yet,\" Neal"
                            + " Froneman of Sibanye told e.g. the Sowetan.",
                    "Señor Ñandú visited Kraków; 北京 was next. The colour centre's theatre 12,000 x.",
                    "a",
                    "He said that that that that that that Smith, Smith and Smith saw Smith walk.",
                    "Greek alphabeta letters: alpha, BETA-Gamma, X-ray-Omega. 1234567890 AT&T's.");

    private static CRFClassifier<CoreLabel> oracle;
    private static CrfTagger tagger;

    @BeforeAll
    static void loadBoth() throws IOException, ClassNotFoundException {
        oracle = CRFClassifier.getClassifier(MODEL);
        tagger =
                new CrfTagger(
                        CrfModel.read(
                                new GZIPInputStream(
                                        CrfTaggerIT.class.getResourceAsStream("/" + MODEL))));
    }

    @Test
    void labelsAreThoseOfTheOriginalClassifier() {
        for (String text : TEXTS) {
            for (List<CoreLabel> sentence : oracle.classify(text)) {
                int[] labels = tagger.tag(words(sentence)).labels();

                assertThat(labels)
                        .as(text)
                        .containsExactly(
                                sentence.stream()
                                        .mapToInt(
                                                token ->
                                                        OUTCOMES.indexOf(
                                                                token.get(AnswerAnnotation.class)))
                                        .toArray());
            }
        }
    }

    @Test
    void probabilitiesAreThoseOfTheOriginalClassifier() {
        for (String text : TEXTS) {
            for (List<CoreLabel> sentence : oracle.classify(text)) {
                CRFCliqueTree<String> expected = oracle.getCliqueTree(sentence);

                float[] probabilities = tagger.tag(words(sentence)).probabilities();

                for (int i = 0; i < probabilities.length; i++) {
                    int label = oracle.classIndex.indexOf(OUTCOMES.get(i % OUTCOMES.size()));
                    assertThat((double) probabilities[i])
                            .as(text)
                            .isCloseTo(expected.prob(i / OUTCOMES.size(), label), within(1e-3));
                }
            }
        }
    }

    @Test
    void noWordsHaveNoLabels() {
        assertThat(tagger.tag(List.of()).labels()).isEmpty();
    }

    private static List<String> words(List<CoreLabel> sentence) {
        return sentence.stream().map(CoreLabel::word).toList();
    }
}
