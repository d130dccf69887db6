package org.dateline.training.corenlp;

import static java.util.function.Predicate.not;

import edu.stanford.nlp.ie.NERFeatureFactory;
import edu.stanford.nlp.ie.crf.CRFLabel;
import edu.stanford.nlp.process.WordShapeClassifier;
import edu.stanford.nlp.sequences.SeqClassifierFlags;
import edu.stanford.nlp.util.Index;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputStream;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.dateline.events.Entity.Type;

/// The weights of a linear-chain CRF that Stanford CoreNLP has trained, laid out for fast lookup.
///
/// What the features are is read off the model: their names end in a template's name, such as
/// `said-NW|C` for "the next word is `said`". Features of one word alone are summed once a word
/// and remembered; see [Word].
final class CrfModel {

    /// What the label of no name is called.
    static final String OUTSIDE = "O";

    /// Words that are remembered; 12 MB of them. Beyond that they are all forgotten at once.
    private static final int REMEMBERED_WORDS = 30_000;

    private static final Pattern TITLE = Pattern.compile("(?:Mr|Ms|Mrs|Dr|Miss|Sen|Judge|Sir)\\.?");

    /// How many labels there are, and how many pairs of them.
    final int labels;

    final int pairs;

    private final List<String> outcomes;
    private final Vocabulary features;
    private final float[] weights;
    private final Vocabulary clusters;
    private final Set<String> lowerCaseWords;
    private final Function<String, String> spelling;
    private final int shaper;
    private final int longestNgram;

    /// How many words on both sides are features wherever they stand.
    final int nearby;

    private final Map<String, Word> words = new ConcurrentHashMap<>();

    /// The word before a sentence's first and behind its last token.
    final Word padding;

    private CrfModel(
            List<String> outcomes,
            Vocabulary features,
            float[] weights,
            Vocabulary clusters,
            Set<String> lowerCaseWords,
            SeqClassifierFlags flags) {
        this.outcomes = outcomes;
        this.labels = outcomes.size();
        this.pairs = labels * labels;
        this.features = features;
        this.weights = weights;
        this.clusters = clusters;
        this.lowerCaseWords = lowerCaseWords;
        this.spelling = flags.wordFunction;
        this.shaper = flags.wordShape;
        this.longestNgram = flags.maxNGramLeng < 0 ? Integer.MAX_VALUE : flags.maxNGramLeng;
        this.nearby = flags.disjunctionWidth;
        this.padding = new Word(this);
    }

    /// Reads a model as `CRFClassifier` serializes it: label pairs, labels, features, flags, how
    /// many feature factories and which, window size, weights, words known in lower case.
    @SuppressWarnings("unchecked")
    static CrfModel read(InputStream stream) throws IOException, ClassNotFoundException {
        ObjectInputStream in = new ObjectInputStream(stream);
        List<Index<CRFLabel>> labelTuples = (List<Index<CRFLabel>>) in.readObject();
        Index<String> labels = (Index<String>) in.readObject();
        Index<String> names = (Index<String>) in.readObject();
        SeqClassifierFlags flags = (SeqClassifierFlags) in.readObject();
        int factories = (Integer) in.readObject();
        Object factory = in.readObject();
        if (factories != 1 || in.readInt() != 2) {
            throw new IOException("The model is not a first-order CRF");
        }
        double[][] weights = (double[][]) in.readObject();
        Set<String> lowerCaseWords = (Set<String>) in.readObject();

        int size = labels.size();
        List<String> inOrder = inOrder(labels);
        int[] outcomes = new int[size];
        int[] ofLabel = new int[size];
        for (int i = 0; i < size; i++) {
            int label = labelTuples.get(0).get(i).getLabel()[0];
            outcomes[i] = inOrder.indexOf(labels.get(label));
            ofLabel[label] = outcomes[i];
        }
        Index<CRFLabel> pairs = labelTuples.get(1);
        int[] pairTargets = new int[pairs.size()];
        for (int i = 0; i < pairTargets.length; i++) {
            int[] pair = pairs.get(i).getLabel();
            pairTargets[i] = ofLabel[pair[0]] * size + ofLabel[pair[1]];
        }

        int total = 0;
        for (double[] each : weights) {
            total += each.length == size ? size : size * size;
        }
        Vocabulary features = new Vocabulary(weights.length);
        float[] flat = new float[total];
        int offset = 0;
        for (int i = 0; i < weights.length; i++) {
            features.put(Vocabulary.hash(names.get(i)), offset);
            boolean single = weights[i].length == size;
            int[] targets = single ? outcomes : pairTargets;
            for (int k = 0; k < weights[i].length; k++) {
                flat[offset + targets[k]] = (float) weights[i][k];
            }
            offset += single ? size : size * size;
        }
        return new CrfModel(
                inOrder,
                features,
                flat,
                clusters((NERFeatureFactory<?>) factory),
                Set.copyOf(lowerCaseWords),
                flags);
    }

    /// No name first, then the types as events have them, then what the model knows besides.
    private static List<String> inOrder(Index<String> labels) {
        List<String> order = new ArrayList<>(List.of(OUTSIDE));
        for (Type type : Type.values()) {
            order.add(type.name());
        }
        labels.objectsList().stream().filter(not(order::contains)).sorted().forEach(order::add);
        return List.copyOf(order);
    }

    /// What labels stand for: no name, the types of [Type] in order, and what the model knows
    /// besides.
    List<String> outcomes() {
        return outcomes;
    }

    /// The distributional cluster of each word. CoreNLP offers no way to them but its own features.
    private static Vocabulary clusters(NERFeatureFactory<?> factory) {
        try {
            Field field = NERFeatureFactory.class.getDeclaredField("lexicon");
            field.setAccessible(true);
            Map<?, ?> lexicon = (Map<?, ?>) field.get(factory);
            Vocabulary clusters = new Vocabulary(lexicon.size());
            lexicon.forEach(
                    (word, cluster) ->
                            clusters.put(
                                    Vocabulary.hash((String) word),
                                    Integer.parseInt((String) cluster)));
            return clusters;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("CoreNLP keeps its word clusters elsewhere now", e);
        }
    }

    Word word(String token) {
        Word word = words.get(token);
        if (word == null) {
            word = new Word(this, spelling.apply(token));
            if (words.size() >= REMEMBERED_WORDS) {
                words.clear();
            }
            words.put(token, word);
        }
        return word;
    }

    /// Whether the texts that the model was trained on write the word in lower case.
    boolean isOrdinary(String lowerCaseWord) {
        return lowerCaseWords.contains(lowerCaseWord);
    }

    String shape(String word) {
        return WordShapeClassifier.wordShape(word, shaper, lowerCaseWords);
    }

    String cluster(String word) {
        String key =
                WordShapeClassifier.wordShape(
                        word.toLowerCase(Locale.ROOT), WordShapeClassifier.WORDSHAPEDIGITS);
        int cluster = clusters.get(Vocabulary.hash(key));
        return cluster == Vocabulary.ABSENT ? "0" : Integer.toString(cluster);
    }

    /// Where the weights of the feature with this name begin, or [Vocabulary#ABSENT].
    int feature(long hash) {
        return features.get(hash);
    }

    int feature(String name) {
        return features.get(Vocabulary.hash(name));
    }

    void add(int feature, float[] sums, int at, int count) {
        if (feature != Vocabulary.ABSENT) {
            for (int i = 0; i < count; i++) {
                sums[at + i] += weights[feature + i];
            }
        }
    }

    /// Adds the feature of titles, which only some models have.
    void addTitle(String word, float[] sums) {
        if (TITLE.matcher(word).matches()) {
            add(feature("IS_TITLE|C"), sums, 0, labels);
        }
    }

    /// Adds the features of a word's beginnings and endings, each once: `#<Be#`, `#in>#`.
    void addNgrams(String word, float[] sums) {
        String framed = "<" + word + ">";
        int length = framed.length();
        int longest = Math.min(longestNgram, length);
        for (int n = 2; n <= longest; n++) {
            add(feature("#" + framed.substring(0, n) + "#|C"), sums, 0, labels);
        }
        for (int start = Math.max(0, length - longestNgram); start < length - 1; start++) {
            if (start > 0 || longest < length) {
                add(feature("#" + framed.substring(start) + "#|C"), sums, 0, labels);
            }
        }
    }
}
