package org.dateline.enrichment.entities;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dateline.enrichment.recognizer.EntityRecognizer;
import org.dateline.events.Entity.Type;

/// Marks organizations that are known by name: those that the text which the recognizer learned
/// from is too old for, and those that news calls by a short form.
final class KnownOrganizations {

    private static final Set<String> NAMES =
            Stream.concat(
                            NameWords.lines("recent-organizations.txt").stream(),
                            NameWords.lines("organization-aliases.tsv").stream()
                                    .map(line -> line.split("\t", -1)[0]))
                    .collect(Collectors.toUnmodifiableSet());

    /// The most words that a name has which begins with each word.
    private static final Map<String, Integer> WORDS_BY_FIRST = wordsByFirst();

    private final MarkedText text;
    private final EntityRecognizer recognizer;

    KnownOrganizations(MarkedText text, EntityRecognizer recognizer) {
        this.text = text;
        this.recognizer = recognizer;
    }

    private static Map<String, Integer> wordsByFirst() {
        Map<String, Integer> words = new HashMap<>();
        for (String name : NAMES) {
            String[] parts = name.split(" ");
            words.merge(parts[0], parts.length, Math::max);
        }
        return Map.copyOf(words);
    }

    void apply() {
        for (int i = 0; i < text.size(); ) {
            int longest = WORDS_BY_FIRST.getOrDefault(text.word(i), 0);
            int size = text.longestKnown(i, longest, NAMES::contains);
            if (size > 0 && mayMark(i, i + size)) {
                text.markFirmly(i, i + size, Type.ORGANIZATION);
            }
            i += Math.max(1, size);
        }
    }

    private boolean mayMark(int from, int to) {
        Span span = text.at(from);
        if (span != null && (span.from() < from || span.to() > to)) {
            return false;
        }
        Span last = text.at(to - 1);
        if (last != null && last.to() > to) {
            return false;
        }
        if (!text.capitalized(from)
                || (text.opens(from) && recognizer.isOrdinary(text.lower(from)))) {
            return false;
        }
        boolean capitalsAround =
                text.sameSentence(from, from - 1)
                                && text.capitalized(from - 1)
                                && !text.isMarked(from - 1)
                                && !text.opens(from - 1)
                        || text.sameSentence(from, to)
                                && text.capitalized(to)
                                && !text.isMarked(to);
        return !capitalsAround;
    }
}
