package org.dateline.enrichment.recognizer.hashed;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.dateline.enrichment.recognizer.EntityRecognizer;
import org.dateline.enrichment.recognizer.Sentence;
import org.dateline.enrichment.tokens.PlainQuotes;
import org.dateline.enrichment.tokens.SentenceReader;
import org.dateline.enrichment.tokens.SentenceSplitter;

/// Labels by a [TaggerModel], with Dateline's own tokens. Linear in the length of the text.
public final class HashedRecognizer implements EntityRecognizer {

    private static final String MODEL = "english.model";

    private final TaggerModel model;
    private final HashedTagger tagger;

    public HashedRecognizer(TaggerModel model) {
        this.model = model;
        this.tagger = new HashedTagger(model);
    }

    /// The recognizer for English. Its one model serves all threads.
    public static HashedRecognizer english() {
        return English.RECOGNIZER;
    }

    /// The recognizer of a model as `./dateline train entities` writes it.
    public static HashedRecognizer read(InputStream model) throws IOException {
        return new HashedRecognizer(TaggerModel.read(model));
    }

    @Override
    public String version() {
        return model.name();
    }

    @Override
    public Recognized recognize(String text, int tokenBudget) {
        SentenceReader reader = new SentenceReader(PlainQuotes.of(text));
        List<Sentence> sentences = new ArrayList<>();
        int remaining = tokenBudget;
        for (SentenceSplitter.Words words; (words = reader.next()) != null; ) {
            if (remaining <= 0) {
                return new Recognized(sentences, true);
            }
            remaining -= words.tokens().size();
            sentences.add(label(words.tokens(), words.starts(), words.ends()));
        }
        return new Recognized(sentences, false);
    }

    @Override
    public Sentence label(List<String> words, int[] starts, int[] ends) {
        HashedTagger.Tagged tagged = tagger.tag(words);
        return Sentence.of(words, starts, ends, k -> tagged.labels()[k], tagged.probabilities());
    }

    @Override
    public boolean isOrdinary(String lowerCaseWord) {
        return model.lexicon().isOrdinary(lowerCaseWord);
    }

    private static final class English {

        static final HashedRecognizer RECOGNIZER = load();

        private static HashedRecognizer load() {
            try (InputStream model = HashedRecognizer.class.getResourceAsStream(MODEL)) {
                if (model == null) {
                    throw new IllegalStateException("The model " + MODEL + " is not in the jar");
                }
                return read(model);
            } catch (IOException e) {
                throw new UncheckedIOException("The model " + MODEL + " can't be read", e);
            }
        }
    }
}
