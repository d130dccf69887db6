package org.dateline.enrichment.entities.corenlp;

import edu.stanford.nlp.ie.crf.CRFClassifier;
import edu.stanford.nlp.ling.CoreAnnotations.AnswerAnnotation;
import edu.stanford.nlp.ling.CoreLabel;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.dateline.enrichment.entities.EntityRecognizer;
import org.dateline.enrichment.entities.Sentence;
import org.dateline.events.Entity.Type;
import org.jspecify.annotations.Nullable;

/// The bare linear-chain CRF of Stanford CoreNLP with its tokenizer, and nothing of the pipeline.
public final class CoreNlpRecognizer implements EntityRecognizer {

    private static final String MODEL =
            "/edu/stanford/nlp/models/ner/english.all.3class.distsim.crf.ser.gz";

    private final CRFClassifier<CoreLabel> classifier;

    private CoreNlpRecognizer(CRFClassifier<CoreLabel> classifier) {
        this.classifier = classifier;
    }

    /// The recognizer for English. Its one classifier serves all threads.
    public static CoreNlpRecognizer english() {
        return English.RECOGNIZER;
    }

    @Override
    public Recognized recognize(String text, int tokenBudget) {
        List<Sentence> sentences = new ArrayList<>();
        int tokens = 0;
        boolean truncated = false;
        for (List<CoreLabel> labelled : classifier.classify(text)) {
            if (tokens >= tokenBudget) {
                truncated = true;
                break;
            }
            int size = labelled.size();
            tokens += size;
            int[] starts = new int[size];
            int[] ends = new int[size];
            @Nullable Type[] labels = new Type[size];
            for (int i = 0; i < size; i++) {
                CoreLabel token = labelled.get(i);
                starts[i] = token.beginPosition();
                ends[i] = token.endPosition();
                labels[i] = type(token.get(AnswerAnnotation.class));
            }
            sentences.add(new Sentence(starts, ends, labels));
        }
        return new Recognized(sentences, truncated);
    }

    private static @Nullable Type type(String label) {
        return switch (label) {
            case "PERSON" -> Type.PERSON;
            case "ORGANIZATION" -> Type.ORGANIZATION;
            case "LOCATION" -> Type.LOCATION;
            default -> null;
        };
    }

    private static final class English {

        static final CoreNlpRecognizer RECOGNIZER = load();

        private static CoreNlpRecognizer load() {
            try (InputStream model = CoreNlpRecognizer.class.getResourceAsStream(MODEL)) {
                if (model == null) {
                    throw new IllegalStateException("The model " + MODEL + " is not in the jar");
                }
                return new CoreNlpRecognizer(
                        CRFClassifier.getClassifier(new GZIPInputStream(model, 1 << 16)));
            } catch (IOException e) {
                throw new UncheckedIOException("The model " + MODEL + " can't be read", e);
            } catch (ClassNotFoundException e) {
                throw new IllegalStateException("The model " + MODEL + " is of another version", e);
            }
        }
    }
}
