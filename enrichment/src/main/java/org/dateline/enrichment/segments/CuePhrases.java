package org.dateline.enrichment.segments;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.dateline.events.Segment.Role;

/// The phrases of `cues.tsv`, found by their first words.
final class CuePhrases {

    private static final int WIDEST_GAP = 8;
    private static final String GAP = "*";
    private static final String NUMBER = "9";

    private enum Place {
        START,
        END,
        WHOLE,
        ANY
    }

    private record Cue(Role role, Place place, int mostWords, List<String> phrase) {}

    private final Map<String, List<Cue>> byFirstWord = new HashMap<>();
    private final int mostWords;

    private CuePhrases(List<Cue> cues) {
        int most = 0;
        for (Cue cue : cues) {
            byFirstWord.computeIfAbsent(cue.phrase.getFirst(), word -> new ArrayList<>()).add(cue);
            most = Math.max(most, cue.mostWords);
        }
        this.mostWords = most;
    }

    static CuePhrases load() {
        return new CuePhrases(
                DataFile.rows("cues.tsv", 4).stream()
                        .map(
                                row ->
                                        new Cue(
                                                Role.valueOf(row[0]),
                                                Place.valueOf(row[1].toUpperCase(Locale.ROOT)),
                                                Integer.parseInt(row[2]),
                                                List.of(row[3].split(" "))))
                        .toList());
    }

    /// The longest paragraph that any phrase tells the role of.
    int mostWords() {
        return mostWords;
    }

    /// The roles that phrases give to a paragraph of these words.
    Set<Role> roles(List<String> words) {
        return roles(words, words.size(), true, true);
    }

    /// Those that phrases give to a longer paragraph which begins with these words.
    Set<Role> rolesOfBeginning(List<String> words, int paragraph) {
        return roles(words, paragraph, true, false);
    }

    /// Those that phrases give to a longer paragraph which ends with these words.
    Set<Role> rolesOfEnd(List<String> words, int paragraph) {
        return roles(words, paragraph, false, true);
    }

    private Set<Role> roles(List<String> words, int paragraph, boolean begins, boolean ends) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        for (int at = 0; at < words.size(); at++) {
            String word = words.get(at);
            List<Cue> cues = byFirstWord.get(Words.isNumber(word) ? NUMBER : word);
            if (cues == null) {
                continue;
            }
            for (Cue cue : cues) {
                boolean toStart = cue.place == Place.START || cue.place == Place.WHOLE;
                boolean toEnd = cue.place == Place.END || cue.place == Place.WHOLE;
                if (paragraph <= cue.mostWords
                        && (!toStart || begins && at == 0)
                        && (!toEnd || ends)
                        && matches(cue.phrase, 0, words, at, toEnd)) {
                    roles.add(cue.role);
                }
            }
        }
        return roles;
    }

    /// A phrase has at most one gap or two, so the tries are few.
    private static boolean matches(
            List<String> phrase, int from, List<String> words, int at, boolean toEnd) {
        int word = at;
        for (int i = from; i < phrase.size(); i++) {
            String wanted = phrase.get(i);
            if (wanted.equals(GAP)) {
                for (int gap = 1; gap <= WIDEST_GAP && word + gap <= words.size(); gap++) {
                    if (matches(phrase, i + 1, words, word + gap, toEnd)) {
                        return true;
                    }
                }
                return false;
            }
            if (word >= words.size()) {
                return false;
            }
            String found = words.get(word++);
            if (!found.equals(wanted) && !(wanted.equals(NUMBER) && Words.isNumber(found))) {
                return false;
            }
        }
        return !toEnd || word == words.size();
    }
}
