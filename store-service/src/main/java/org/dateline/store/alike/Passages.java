package org.dateline.store.alike;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.dateline.events.fingerprint.BodyWords;

/// Finds the longest passages that two bodies have in common.
///
/// Every [#LEAST_WORDS] words in a row of the one body are looked up by their hash in an index. The
/// other body is read from its beginning; where such a run of it is in the index, it is followed in
/// both directions as far as the bodies agree, and reading goes on where the longest of them ends.
/// So each passage is found, unless it begins with a run that the one body repeats more often than
/// [#PLACES] times. Work is bounded by a multiple of the words of both, whatever they are.
public final class Passages {

    /// Shorter ones are told of strangers too.
    public static final int LEAST_WORDS = 8;

    /// So many are kept, the longest.
    public static final int MOST = 5;

    /// Entries of the index that are looked at for one run.
    private static final int PLACES = 16;

    /// Comparisons of words allowed for each word of both bodies.
    static final int WORK = 32;

    private static final long FACTOR = 0x9E3779B97F4A7C15L;

    private final BodyWords one;
    private final BodyWords other;
    private final long[] runs;
    private final int[] heads;
    private final int[] next;
    private long work;

    /// @param work how many words were compared
    record Found(List<Passage> passages, long work) {}

    private Passages(BodyWords one, BodyWords other) {
        this.one = one;
        this.other = other;
        this.runs = runs(one);
        this.heads = new int[2 * Integer.highestOneBit(Math.max(1, runs.length))];
        this.next = new int[runs.length];
        index();
    }

    /// The longest first, none of which has a word in common with another; the same whichever body
    /// is the one.
    public static List<Passage> longest(BodyWords one, BodyWords other) {
        return precedes(one, other)
                ? find(one, other).passages
                : find(other, one).passages.stream().map(Passage::reversed).toList();
    }

    /// An order of bodies by what they say.
    private static boolean precedes(BodyWords one, BodyWords other) {
        if (one.size() != other.size()) {
            return one.size() < other.size();
        }
        for (int i = 0; i < one.size(); i++) {
            if (one.hash(i) != other.hash(i)) {
                return one.hash(i) < other.hash(i);
            }
        }
        return true;
    }

    static Found find(BodyWords one, BodyWords other) {
        Passages passages = new Passages(one, other);
        List<Passage> longest = longest(passages.all());
        return new Found(longest, passages.work);
    }

    private static List<Passage> longest(List<Passage> all) {
        List<Passage> chosen = new ArrayList<>();
        all.sort(
                Comparator.comparingInt(Passage::words)
                        .reversed()
                        .thenComparingInt(Passage::otherStart));
        for (Passage passage : all) {
            Optional<Passage> left = Optional.of(passage);
            for (Passage longer : chosen) {
                left = left.flatMap(part -> part.beside(longer));
            }
            left.ifPresent(chosen::add);
            if (chosen.size() == MOST) {
                break;
            }
        }
        chosen.sort(Comparator.comparingInt(Passage::words).reversed());
        return chosen;
    }

    private List<Passage> all() {
        List<Passage> found = new ArrayList<>();
        long[] otherRuns = runs(other);
        long allowed = (long) WORK * (one.size() + other.size());
        int from = 0;
        int at = 0;
        while (at < otherRuns.length && work < allowed) {
            Passage best = null;
            int place = heads[slot(otherRuns[at])];
            for (int i = 0; i < PLACES && place != 0; i++) {
                if (runs[place - 1] == otherRuns[at]) {
                    Passage passage = follow(place - 1, at, from);
                    best = best == null || passage.words() > best.words() ? passage : best;
                }
                place = next[place - 1];
            }
            if (best != null && best.words() >= LEAST_WORDS) {
                found.add(best);
                from = best.otherStart();
                at = Math.max(at + 1, best.otherEnd() - LEAST_WORDS + 1);
            } else {
                at++;
            }
        }
        return found;
    }

    /// As far as the bodies agree around two places, in the other one back to `from`.
    private Passage follow(int place, int otherPlace, int from) {
        int end = 0;
        while (place + end < one.size()
                && otherPlace + end < other.size()
                && one.hash(place + end) == other.hash(otherPlace + end)) {
            end++;
        }
        int start = 0;
        while (place - start > 0
                && otherPlace - start > from
                && one.hash(place - start - 1) == other.hash(otherPlace - start - 1)) {
            start++;
        }
        work += end + start + 2;
        return new Passage(place - start, otherPlace - start, start + end);
    }

    /// Chains of places, plus one, that share a slot; the first in the text come first.
    private void index() {
        int[] tails = new int[heads.length];
        int[] lengths = new int[heads.length];
        for (int place = 0; place < runs.length; place++) {
            int slot = slot(runs[place]);
            if (lengths[slot]++ < PLACES) {
                if (tails[slot] == 0) {
                    heads[slot] = place + 1;
                } else {
                    next[tails[slot] - 1] = place + 1;
                }
                tails[slot] = place + 1;
            }
        }
    }

    private int slot(long run) {
        return (int) (run * FACTOR >>> 33) & heads.length - 1;
    }

    /// A hash of every so many words in a row.
    private static long[] runs(BodyWords words) {
        long[] runs = new long[Math.max(0, words.size() - LEAST_WORDS + 1)];
        long oldest = 1;
        for (int i = 1; i < LEAST_WORDS; i++) {
            oldest *= FACTOR;
        }
        long rolling = 0;
        for (int i = 0; i < words.size(); i++) {
            if (i >= LEAST_WORDS) {
                rolling -= words.hash(i - LEAST_WORDS) * oldest;
            }
            rolling = rolling * FACTOR + words.hash(i);
            if (i >= LEAST_WORDS - 1) {
                runs[i - LEAST_WORDS + 1] = rolling;
            }
        }
        return runs;
    }
}
