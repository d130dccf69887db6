package org.dateline.enrichment.recognizer.hashed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.dateline.enrichment.recognizer.EntityRecognizer.Recognized;
import org.dateline.enrichment.recognizer.Sentence;
import org.dateline.events.Entity.Type;
import org.junit.jupiter.api.Test;

class TaggerModelTest {

    private static final int BITS = 12;

    private static final Lexicon LEXICON =
            new Lexicon(
                    Map.of("Paris", new Lexicon.Clusters(3, 1), "the", new Lexicon.Clusters(7, 2)),
                    Set.of("the", "of"));

    /// A model in which the word itself decides: `Paris` is a place, `Acme` an organization.
    private static TaggerModel model() {
        float[] weights = new float[4 << BITS];
        Random random = new Random(1);
        for (int i = 0; i < weights.length; i++) {
            weights[i] = 0.002f * random.nextFloat();
        }
        raise(weights, "Paris", Type.LOCATION);
        raise(weights, "Acme", Type.ORGANIZATION);
        float[] transitions = new float[16];
        for (int label = 0; label < 4; label++) {
            transitions[label * 4] = 3;
        }
        return TaggerModel.of("test-1", BITS, weights, transitions, LEXICON);
    }

    private static void raise(float[] weights, String word, Type type) {
        int[] buckets = new int[Features.MOST];
        int count = new Features(BITS).single(new WordType(word, LEXICON), 0, buckets, 0);
        for (int k = 0; k < count; k++) {
            weights[buckets[k] * 4 + 1 + type.ordinal()] += 1;
        }
    }

    @Test
    void aModelThatIsWrittenAndReadLabelsTheSame() throws IOException {
        byte[] file = bytes(model());
        HashedRecognizer written = new HashedRecognizer(model());

        HashedRecognizer read = HashedRecognizer.read(new ByteArrayInputStream(file));

        assertThat(read.version()).isEqualTo("test-1");
        assertThat(read.isOrdinary("of")).isTrue();
        assertThat(read.isOrdinary("paris")).isFalse();
        assertThat(TaggerModel.read(new ByteArrayInputStream(file)).lexicon()).isEqualTo(LEXICON);
        Sentence expected = written.recognize("Acme of Paris.", 100).sentences().getFirst();
        Sentence sentence = read.recognize("Acme of Paris.", 100).sentences().getFirst();
        assertThat(sentence.labels()).containsExactly(Type.ORGANIZATION, null, Type.LOCATION, null);
        assertThat(sentence.probabilities()).isEqualTo(expected.probabilities());
        assertThat(bytes(TaggerModel.read(new ByteArrayInputStream(file)))).isEqualTo(file);
    }

    @Test
    void theLabelsOfATokenAreLikelyByTheirScores() {
        Sentence sentence =
                new HashedRecognizer(model())
                        .label(List.of("in", "Paris"), new int[] {0, 3}, new int[] {2, 8});

        float[] probabilities = sentence.probabilities();
        assertThat(probabilities[4 + 1 + Type.LOCATION.ordinal()]).isGreaterThan(0.9f);
        for (int i = 0; i < sentence.size(); i++) {
            float sum = 0;
            for (int k = 0; k < Sentence.OUTCOMES; k++) {
                sum += probabilities[i * Sentence.OUTCOMES + k];
            }
            assertThat(sum).isBetween(0.999f, 1.001f);
        }
    }

    @Test
    void readingStopsWhenTheBudgetIsSpent() {
        String text = "Paris is a town.\n\n".repeat(50);

        Recognized few = new HashedRecognizer(model()).recognize(text, 12);
        Recognized all = new HashedRecognizer(model()).recognize(text, 1_000);

        assertThat(few.truncated()).isTrue();
        assertThat(few.sentences()).hasSize(3);
        assertThat(all.truncated()).isFalse();
        assertThat(all.sentences()).hasSize(50);
    }

    @Test
    void moreWordsThanAreRememberedAreLabelledTheSame() {
        HashedRecognizer recognizer = new HashedRecognizer(model());
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 40_000; i++) {
            text.append("Word").append((char) ('a' + i % 26)).append(i).append(' ');
        }
        recognizer.recognize(text.toString(), Integer.MAX_VALUE);

        assertThat(recognizer.recognize("Paris", 10).sentences().getFirst().labels())
                .containsExactly(Type.LOCATION);
    }

    @Test
    void noTextHasNoSentences() {
        assertThat(new HashedRecognizer(model()).recognize(" \n ", 10).sentences()).isEmpty();
    }

    @Test
    void whatIsNoModelIsRefused() throws IOException {
        byte[] file = bytes(model());
        byte[] other = file.clone();
        other[7]++;

        assertThatThrownBy(() -> TaggerModel.read(new ByteArrayInputStream(other)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("format 2");
        assertThatThrownBy(
                        () ->
                                TaggerModel.read(
                                        new ByteArrayInputStream(
                                                Arrays.copyOf(file, file.length / 2))))
                .isInstanceOf(IOException.class);
    }

    private static byte[] bytes(TaggerModel model) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        model.write(out);
        return out.toByteArray();
    }
}
