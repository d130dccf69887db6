package org.dateline.training;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.dateline.events.Entity.Type;
import org.dateline.training.corenlp.NamedLabels;

/// Labels text by two CRF models of Stanford CoreNLP. Where the two disagree and one of them sees
// no
/// name, either may be right.
final class Teacher implements Labeller {

    private static final String MODELS = "/edu/stanford/nlp/models/ner/english.";

    private final NamedLabels first;
    private final NamedLabels second;
    private final int[] bitsOfSecond;

    private Teacher(NamedLabels first, NamedLabels second) {
        this.first = first;
        this.second = second;
        this.bitsOfSecond = new int[second.names().size()];
        for (int i = 0; i < bitsOfSecond.length; i++) {
            bitsOfSecond[i] = i <= Type.values().length ? 1 << i : Labels.NONE;
        }
    }

    static Teacher load() throws IOException {
        return new Teacher(model("all.3class"), model("conll.4class"));
    }

    private static NamedLabels model(String name) throws IOException {
        String resource = MODELS + name + ".distsim.crf.ser.gz";
        try (InputStream in = Teacher.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IOException(
                        "The model " + resource + " of Stanford CoreNLP is not on the class path");
            }
            return NamedLabels.read(in);
        }
    }

    @Override
    public byte[] label(List<String> words) {
        int[] one = first.of(words);
        int[] other = second.of(words);
        byte[] labels = new byte[one.length];
        for (int i = 0; i < labels.length; i++) {
            int bits = 1 << one[i];
            int bitsOfOther = bitsOfSecond[other[i]];
            boolean oneSeesNone = bits == Labels.NONE || bitsOfOther == Labels.NONE;
            labels[i] = (byte) (oneSeesNone ? bits | bitsOfOther : bits);
        }
        return labels;
    }
}
