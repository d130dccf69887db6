package org.dateline.training;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.dateline.enrichment.tokens.PlainQuotes;
import org.dateline.enrichment.tokens.SentenceReader;
import org.dateline.enrichment.tokens.SentenceSplitter.Words;

/// The first step: the corpus as sentences with the teacher's labels, a file a source.
final class Labelling {

    private static final double CHARACTERS_A_TOKEN = 5.2;

    private final Labeller teacher;
    private final HeldOut heldOut;

    Labelling(Labeller teacher, HeldOut heldOut) {
        this.teacher = teacher;
        this.heldOut = heldOut;
    }

    /// What became of a source.
    record Result(long tokens, int documents, int leftOut) {}

    /// Labels a source up to a number of tokens, every part of it alike: where it holds more, so
    /// many documents are passed over evenly.
    Result label(Corpus.Source source, long tokens, Path target) throws IOException {
        double share = Math.min(1, tokens * CHARACTERS_A_TOKEN / characters(source));
        int[] documents = new int[2];
        long[] count = new long[1];
        double[] due = new double[1];
        try (LabelledText.Writer writer = new LabelledText.Writer(target)) {
            source.documents(
                    paragraphs -> {
                        due[0] += share;
                        if (due[0] < 1) {
                            return true;
                        }
                        due[0] -= 1;
                        if (heldOut.shares(String.join("\n", paragraphs))) {
                            documents[1]++;
                            return true;
                        }
                        documents[0]++;
                        count[0] += write(paragraphs, writer);
                        return count[0] < tokens;
                    });
            writer.complete();
        }
        return new Result(count[0], documents[0], documents[1]);
    }

    private long write(List<String> paragraphs, LabelledText.Writer writer) throws IOException {
        long tokens = 0;
        for (String paragraph : paragraphs) {
            SentenceReader sentences = new SentenceReader(PlainQuotes.of(paragraph));
            for (Words words; (words = sentences.next()) != null; ) {
                writer.sentence(words.tokens(), teacher.label(words.tokens()));
                tokens += words.tokens().size();
            }
        }
        writer.endDocument();
        return tokens;
    }

    private static long characters(Corpus.Source source) throws IOException {
        long[] characters = new long[1];
        source.documents(
                paragraphs -> {
                    paragraphs.forEach(paragraph -> characters[0] += paragraph.length() + 1);
                    return true;
                });
        return characters[0];
    }
}
