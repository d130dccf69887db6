package org.dateline.training.corenlp;

/// All that the model knows of a word by itself, summed over its features.
final class Word {

    final String text;

    final long hash;
    final long power;
    final long shapeHash;
    final long shapePower;
    final long clusterHash;
    final long clusterPower;
    final boolean nameCase;
    final boolean withoutCapital;
    final boolean withLetter;

    /// For the word's own label, and for the labels of the tokens next to it.
    final float[] here;

    final float[] asPrevious;
    final float[] asNext;

    /// For a pair of labels whose second, whose first and the one behind whose second is the
    /// word's.
    final float[] pairHere;

    final float[] pairAsPrevious;
    final float[] pairAsNext;

    /// The features of standing somewhere before and somewhere behind.
    final int before;

    final int behind;

    Word(CrfModel model, String text) {
        this(model, text, model.shape(text), model.cluster(text), false);
    }

    /// The padding. Where CoreNLP joins its missing attributes into a name, it writes `null`.
    Word(CrfModel model) {
        this(model, "", "", "", true);
    }

    private Word(CrfModel model, String text, String shape, String cluster, boolean padding) {
        this.text = text;
        here = new float[model.labels];
        asPrevious = new float[model.labels];
        asNext = new float[model.labels];
        pairHere = new float[model.pairs];
        pairAsPrevious = new float[model.pairs];
        pairAsNext = new float[model.pairs];
        hash = Vocabulary.hash(text);
        power = Vocabulary.power(text.length());
        shapeHash = Vocabulary.hash(shape);
        shapePower = Vocabulary.power(shape.length());
        clusterHash = Vocabulary.hash(cluster);
        clusterPower = Vocabulary.power(cluster.length());
        nameCase = nameCase(text);
        withoutCapital = !text.isEmpty() && text.chars().noneMatch(Character::isUpperCase);
        withLetter = text.chars().anyMatch(Character::isLetter);
        before = model.feature(text + "-DISJP|C");
        behind = model.feature(text + "-DISJN|C");

        String joinedCluster = padding ? "null" : cluster;
        if (!padding) {
            model.add(model.feature(text + "-WORD|C"), here, 0, model.labels);
            model.add(model.feature(cluster + "-DISTSIM|C"), here, 0, model.labels);
            model.add(model.feature("###|C"), here, 0, model.labels);
            model.add(model.feature(shape + "-TYPE|C"), here, 0, model.labels);
            model.addNgrams(text, here);
            model.addTitle(text, here);
        }
        model.add(model.feature(text + "-PW|C"), asPrevious, 0, model.labels);
        model.add(model.feature(joinedCluster + "-PDISTSIM|C"), asPrevious, 0, model.labels);
        model.add(model.feature(shape + "-PTYPE|C"), asPrevious, 0, model.labels);
        model.add(model.feature(text + "-NW|C"), asNext, 0, model.labels);
        model.add(model.feature(joinedCluster + "-NDISTSIM|C"), asNext, 0, model.labels);
        model.add(model.feature(shape + "-NTYPE|C"), asNext, 0, model.labels);

        model.add(model.feature("PSEQ|CpC"), pairHere, 0, model.pairs);
        model.add(model.feature(text + "-PSEQW|CpC"), pairHere, 0, model.pairs);
        model.add(model.feature(cluster + "-PSEQcDS|CpC"), pairHere, 0, model.pairs);
        model.add(model.feature(shape + "-PSEQcS|CpC"), pairHere, 0, model.pairs);
        model.add(model.feature(shape + "-TPS2|CpC"), pairHere, 0, model.pairs);
        model.add(model.feature(text + "-PSEQpW|CpC"), pairAsPrevious, 0, model.pairs);
        model.add(model.feature(cluster + "-PSEQpDS|CpC"), pairAsPrevious, 0, model.pairs);
        model.add(model.feature(shape + "-PSEQpS|CpC"), pairAsPrevious, 0, model.pairs);
        model.add(
                model.feature((padding ? "null" : shape) + "-TNS1|CpC"),
                pairAsNext,
                0,
                model.pairs);
    }

    private static boolean nameCase(String text) {
        return text.length() >= 2
                && (Character.isUpperCase(text.charAt(0)) || Character.isTitleCase(text.charAt(0)))
                && text.chars().skip(1).noneMatch(Character::isUpperCase);
    }
}
