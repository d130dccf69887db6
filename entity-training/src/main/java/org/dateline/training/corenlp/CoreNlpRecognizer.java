package org.dateline.training.corenlp;

import edu.stanford.nlp.ling.Word;
import edu.stanford.nlp.process.PTBTokenizer;
import edu.stanford.nlp.process.WordTokenFactory;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.dateline.enrichment.recognizer.EntityRecognizer;
import org.dateline.enrichment.recognizer.Sentence;
import org.dateline.enrichment.tokens.Chunks;
import org.dateline.enrichment.tokens.PlainQuotes;
import org.dateline.enrichment.tokens.SentenceSplitter;
import org.jspecify.annotations.Nullable;

/// The bare linear-chain CRF of Stanford CoreNLP with its tokenizer, and nothing of the pipeline.
public final class CoreNlpRecognizer implements EntityRecognizer {

    /// That of the library, since the model comes with it.
    private static final String VERSION = "corenlp-4.5.10";

    private static final String MODEL =
            "/edu/stanford/nlp/models/ner/english.all.3class.distsim.crf.ser.gz";

    private final CrfTagger tagger;

    private CoreNlpRecognizer(CrfTagger tagger) {
        this.tagger = tagger;
    }

    /// The recognizer for English. Its one model serves all threads.
    public static CoreNlpRecognizer english() {
        return English.RECOGNIZER;
    }

    @Override
    public String version() {
        return VERSION;
    }

    @Override
    public Recognized recognize(String text, int tokenBudget) {
        String plain = PlainQuotes.of(text);
        SentenceSplitter splitter = new SentenceSplitter(plain);
        List<Sentence> sentences = new ArrayList<>();
        int remaining = tokenBudget;
        for (Chunks chunks = new Chunks(plain); chunks.next(); ) {
            if (remaining <= 0) {
                return new Recognized(sentences, true);
            }
            String chunk = plain.substring(chunks.start(), chunks.end());
            PTBTokenizer<Word> tokens =
                    new PTBTokenizer<>(
                            new StringReader(chunk),
                            new WordTokenFactory(),
                            "invertible=false,untokenizable=noneDelete");
            while (tokens.hasNext()) {
                Word token = tokens.next();
                remaining--;
                String word = token.word();
                if (isMarkup(word)) {
                    continue;
                }
                int start = chunks.start() + token.beginPosition();
                int end = chunks.start() + token.endPosition();
                SentenceSplitter.@Nullable Words complete = splitter.add(word, start, end);
                if (complete != null) {
                    sentences.add(label(complete));
                }
            }
        }
        SentenceSplitter.Words rest = splitter.rest();
        if (rest.tokens().size() > 0) {
            sentences.add(label(rest));
        }
        return new Recognized(sentences, false);
    }

    private static boolean isMarkup(String word) {
        return word.length() > 2 && word.charAt(0) == '<' && word.indexOf('>') == word.length() - 1;
    }

    private Sentence label(SentenceSplitter.Words words) {
        return label(words.tokens(), words.starts(), words.ends());
    }

    @Override
    public Sentence label(List<String> words, int[] starts, int[] ends) {
        CrfTagger.Tagged tagged = tagger.tag(words);
        return Sentence.of(words, starts, ends, k -> tagged.labels()[k], tagged.probabilities());
    }

    @Override
    public boolean isOrdinary(String lowerCaseWord) {
        return tagger.model().isOrdinary(lowerCaseWord);
    }

    private static final class English {

        static final CoreNlpRecognizer RECOGNIZER = load();

        private static CoreNlpRecognizer load() {
            try (InputStream model = CoreNlpRecognizer.class.getResourceAsStream(MODEL)) {
                if (model == null) {
                    throw new IllegalStateException("The model " + MODEL + " is not in the jar");
                }
                InputStream unpacked =
                        new BufferedInputStream(new GZIPInputStream(model, 1 << 16), 1 << 16);
                return new CoreNlpRecognizer(new CrfTagger(CrfModel.read(unpacked)));
            } catch (IOException e) {
                throw new UncheckedIOException("The model " + MODEL + " can't be read", e);
            } catch (ClassNotFoundException e) {
                throw new IllegalStateException("The model " + MODEL + " is of another version", e);
            }
        }
    }
}
