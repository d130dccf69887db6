package org.dateline.enrichment.recognizer.hashed;

import static org.dateline.enrichment.recognizer.hashed.Chain.LABELS;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/// The trained numbers: small weights of the labels in every bucket, scores of transitions, and the
/// lexicon that the features are made with.
public final class TaggerModel {

    private static final int MAGIC = 0x444C5447;
    private static final int FORMAT = 2;
    private static final int MOST_BITS = 24;
    private static final int MOST_WORDS = 1_000_000;
    private static final float OUTLIERS = 1e-4f;

    private final String name;
    private final int bits;
    private final float scale;
    private final byte[] weights;
    private final float[] transitions;
    private final Lexicon lexicon;

    private TaggerModel(
            String name,
            int bits,
            float scale,
            byte[] weights,
            float[] transitions,
            Lexicon lexicon) {
        this.name = name;
        this.bits = bits;
        this.scale = scale;
        this.weights = weights;
        this.transitions = transitions;
        this.lexicon = lexicon;
    }

    /// A model of trained weights, each rounded to one of 255 values; the largest ten-thousandth
    /// of them are cut off.
    ///
    /// @param name that events carry as the version of the engine
    /// @param weights four a bucket, `4 << bits` of them
    public static TaggerModel of(
            String name, int bits, float[] weights, float[] transitions, Lexicon lexicon) {
        float[] sizes = new float[weights.length];
        int used = 0;
        for (float weight : weights) {
            if (weight != 0) {
                sizes[used++] = Math.abs(weight);
            }
        }
        Arrays.sort(sizes, 0, used);
        float largest = used == 0 ? 1 : sizes[(int) ((used - 1) * (1 - OUTLIERS))];
        float scale = largest / Byte.MAX_VALUE;
        byte[] rounded = new byte[weights.length];
        for (int i = 0; i < weights.length; i++) {
            int value = Math.round(weights[i] / scale);
            rounded[i] = (byte) Math.clamp(value, -Byte.MAX_VALUE, Byte.MAX_VALUE);
        }
        return new TaggerModel(name, bits, scale, rounded, transitions.clone(), lexicon);
    }

    /// A model that knows a lexicon and no weights.
    public static TaggerModel untrained(String name, Lexicon lexicon) {
        return new TaggerModel(
                name, 1, 1, new byte[2 * LABELS], new float[LABELS * LABELS], lexicon);
    }

    public String name() {
        return name;
    }

    float[] transitions() {
        return transitions;
    }

    public Lexicon lexicon() {
        return lexicon;
    }

    Features features() {
        return new Features(bits);
    }

    /// Adds the weights of some buckets to the sums of the labels.
    void add(int[] buckets, int count, int[] sums) {
        int s0 = 0;
        int s1 = 0;
        int s2 = 0;
        int s3 = 0;
        for (int k = 0; k < count; k++) {
            int at = buckets[k] * LABELS;
            s0 += weights[at];
            s1 += weights[at + 1];
            s2 += weights[at + 2];
            s3 += weights[at + 3];
        }
        sums[0] += s0;
        sums[1] += s1;
        sums[2] += s2;
        sums[3] += s3;
    }

    float scale() {
        return scale;
    }

    /// Writes the model as [#read] reads it.
    public void write(OutputStream target) throws IOException {
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION);
        DataOutputStream header = new DataOutputStream(target);
        header.writeInt(MAGIC);
        header.writeInt(FORMAT);
        DeflaterOutputStream packed = new DeflaterOutputStream(target, deflater, 1 << 16);
        DataOutputStream out = new DataOutputStream(packed);
        out.writeUTF(name);
        out.writeInt(bits);
        out.writeFloat(scale);
        for (float transition : transitions) {
            out.writeFloat(transition);
        }
        // The weights of a label together compress better.
        for (int label = 0; label < LABELS; label++) {
            byte[] column = new byte[weights.length / LABELS];
            for (int i = 0; i < column.length; i++) {
                column[i] = weights[i * LABELS + label];
            }
            out.write(column);
        }
        write(lexicon.ordinary(), out);
        TreeMap<String, Lexicon.Clusters> clusters = new TreeMap<>(lexicon.clusters());
        out.writeInt(clusters.size());
        for (String word : clusters.keySet()) {
            out.writeUTF(word);
        }
        for (Lexicon.Clusters of : clusters.values()) {
            out.writeShort(of.small());
            out.writeShort(of.large());
        }
        out.flush();
        packed.finish();
        deflater.end();
    }

    /// Reads a model.
    ///
    /// @throws IOException if the stream holds none, or one of another format
    public static TaggerModel read(InputStream source) throws IOException {
        DataInputStream header = new DataInputStream(source);
        if (header.readInt() != MAGIC || header.readInt() != FORMAT) {
            throw new IOException("not a model for entities of format " + FORMAT);
        }
        DataInputStream in =
                new DataInputStream(
                        new BufferedInputStream(new InflaterInputStream(source), 1 << 16));
        String name = in.readUTF();
        int bits = in.readInt();
        if (bits < 1 || bits > MOST_BITS) {
            throw new IOException("a model of " + bits + " bits");
        }
        float scale = in.readFloat();
        float[] transitions = new float[LABELS * LABELS];
        for (int i = 0; i < transitions.length; i++) {
            transitions[i] = in.readFloat();
        }
        byte[] weights = new byte[LABELS << bits];
        byte[] column = new byte[1 << bits];
        for (int label = 0; label < LABELS; label++) {
            in.readFully(column);
            for (int i = 0; i < column.length; i++) {
                weights[i * LABELS + label] = column[i];
            }
        }
        Set<String> ordinary = new HashSet<>(words(in));
        List<String> clustered = words(in);
        Map<String, Lexicon.Clusters> clusters = HashMap.newHashMap(clustered.size());
        for (String word : clustered) {
            int small = in.readShort();
            int large = in.readShort();
            clusters.put(word, new Lexicon.Clusters(small, large));
        }
        return new TaggerModel(
                name, bits, scale, weights, transitions, new Lexicon(clusters, ordinary));
    }

    private static void write(Set<String> words, DataOutputStream out) throws IOException {
        out.writeInt(words.size());
        for (String word : new TreeSet<>(words)) {
            out.writeUTF(word);
        }
    }

    private static List<String> words(DataInputStream in) throws IOException {
        int size = in.readInt();
        if (size < 0 || size > MOST_WORDS) {
            throw new IOException("a lexicon of " + size + " words");
        }
        List<String> words = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            words.add(in.readUTF());
        }
        return words;
    }
}
