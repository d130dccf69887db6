package org.dateline.events.fingerprint;

import java.util.Arrays;
import java.util.List;
import org.dateline.events.Segment;

/// The words of an article's body in order, the same that its shingles are made of, and where they
/// stand in its text. Two words are the same when their hashes are.
public final class BodyWords {

    private static final int UNITS_PER_WORD = 6;

    private long[] hashes;
    private int[] starts;
    private int[] ends;
    private int size;

    private BodyWords(int units) {
        int expected = Math.max(16, units / UNITS_PER_WORD);
        hashes = new long[expected];
        starts = new int[expected];
        ends = new int[expected];
    }

    /// Of the same body that [Fingerprinter] takes.
    public static BodyWords of(String text, List<Segment> segments) {
        BodyWords words = new BodyWords(text.length());
        for (Segment segment : segments) {
            if (segment.role() == Segment.Role.BODY) {
                words.add(text, segment.start(), segment.end());
            }
        }
        if (words.size == 0) {
            words.add(text, 0, text.length());
        }
        return words;
    }

    public int size() {
        return size;
    }

    public long hash(int word) {
        return hashes[word];
    }

    /// Where a word starts in the text, in UTF-16 units.
    public int start(int word) {
        return starts[word];
    }

    /// Where it ends, exclusive.
    public int end(int word) {
        return ends[word];
    }

    private void add(String text, int from, int to) {
        int begun = -1;
        int ended = 0;
        int codePoint;
        for (int i = from; i < to; i += Character.charCount(codePoint)) {
            codePoint = text.codePointAt(i);
            byte kind = NormalizedText.kind(codePoint);
            if (kind == NormalizedText.DROPPED) {
                continue;
            }
            if (kind != NormalizedText.WORD && begun >= 0) {
                add(begun, ended, hash(text, begun, ended));
                begun = -1;
            }
            ended = i + Character.charCount(codePoint);
            boolean inWord = kind == NormalizedText.WORD || kind == NormalizedText.WHOLE_WORD;
            if (inWord && begun < 0) {
                begun = i; // marks and letters go on with a letter that is a word by itself
            }
        }
        if (begun >= 0) {
            add(begun, ended, hash(text, begun, ended));
        }
    }

    private void add(int start, int end, long hash) {
        if (size == hashes.length) {
            hashes = Arrays.copyOf(hashes, 2 * size);
            starts = Arrays.copyOf(starts, 2 * size);
            ends = Arrays.copyOf(ends, 2 * size);
        }
        hashes[size] = hash;
        starts[size] = start;
        ends[size] = end;
        size++;
    }

    private static long hash(String text, int start, int end) {
        long hash = Shingler.WORD_START;
        for (char c : Folding.fold(text.substring(start, end))) {
            boolean shown =
                    Character.isSurrogate(c) || NormalizedText.kind(c) != NormalizedText.DROPPED;
            hash = shown ? (hash ^ c) * Shingler.UNIT_FACTOR : hash;
        }
        return Shingler.mix(hash);
    }
}
