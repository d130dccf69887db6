package org.dateline.training.corenlp;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.zip.GZIPInputStream;

/// The labels that any first-order CRF of CoreNLP gives to the words of a sentence, by name.
public final class NamedLabels {

    private final CrfTagger tagger;

    private NamedLabels(CrfTagger tagger) {
        this.tagger = tagger;
    }

    /// Reads a model as CoreNLP's jars hold it.
    public static NamedLabels read(InputStream packed) throws IOException {
        InputStream unpacked =
                new BufferedInputStream(new GZIPInputStream(packed, 1 << 16), 1 << 16);
        try {
            return new NamedLabels(new CrfTagger(CrfModel.read(unpacked)));
        } catch (ClassNotFoundException e) {
            throw new IOException("The model is of another version of CoreNLP", e);
        }
    }

    /// What the numbers that [#of] gives stand for: `O`, `PERSON`, `ORGANIZATION`, `LOCATION` and
    /// what the model knows besides.
    public List<String> names() {
        return tagger.model().outcomes();
    }

    /// The most probable labels of the words.
    public int[] of(List<String> words) {
        return tagger.labels(words);
    }
}
