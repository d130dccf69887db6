package org.dateline.enrichment.segments;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.dateline.enrichment.segments.Unit.Ending;
import org.dateline.events.Segment.Role;

/// What follows a story in its file: keywords, and the beginning of another article.
final class Tail {

    private static final int LONGEST_KEYWORD = 5;
    private static final int LEAST_KEYWORDS = 3;

    private final String text;
    private final List<Unit> units;

    Tail(String text, List<Unit> units) {
        this.text = text;
        this.units = units;
    }

    void mark() {
        int story = firstProse();
        if (story < units.size()) {
            markKeywords(story + 1);
            markOtherArticle(story + 1);
        }
    }

    private int firstProse() {
        int i = 0;
        while (i < units.size() && !(units.get(i).is(Role.BODY) && units.get(i).isProse())) {
            i++;
        }
        return i;
    }

    /// Three or more short lines alike in spacing, of which at least half name what the story
    /// names; or one line that lists such names between commas.
    private void markKeywords(int from) {
        Set<String> named = new HashSet<>();
        int i = from;
        while (i < units.size()) {
            int run = i;
            while (run < units.size()
                    && isKeywordLike(units.get(run))
                    && (run <= i + 1
                            || units.get(run).blanksBefore == units.get(i + 1).blanksBefore)) {
                run++;
            }
            boolean last = run == units.size();
            if (run - i >= LEAST_KEYWORDS || run - i == 2 && last) {
                if (named.isEmpty()) {
                    named = wordsUpTo(i);
                }
                int recurring = 0;
                for (Unit unit : units.subList(i, run)) {
                    recurring += named.containsAll(Words.of(text, unit.start, unit.end)) ? 1 : 0;
                }
                if (2 * recurring >= run - i) {
                    units.subList(i, run).forEach(unit -> unit.role = Role.TAGS);
                }
            } else if (isCommaList(units.get(i))) {
                if (named.isEmpty()) {
                    named = wordsUpTo(i);
                }
                List<String> words = Words.of(text, units.get(i).start, units.get(i).end);
                long recurring = words.stream().filter(named::contains).count();
                if (4 * recurring >= 3 * words.size()) {
                    units.get(i).role = Role.TAGS;
                }
            }
            i = Math.max(run, i + 1);
        }
        for (int k = from; k < units.size(); k++) {
            boolean underLabel = units.get(k - 1).is(Role.TAGS) && units.get(k).blanksBefore == 0;
            if (underLabel && isKeywordLike(units.get(k))) {
                units.get(k).role = Role.TAGS;
            }
        }
    }

    private static boolean isKeywordLike(Unit unit) {
        return unit.is(Role.BODY)
                && unit.words >= 1
                && unit.words <= LONGEST_KEYWORD
                && !unit.severalSentences
                && unit.ending == Ending.NONE;
    }

    /// A line of names between commas, near the end.
    private boolean isCommaList(Unit unit) {
        if (!unit.is(Role.BODY)
                || unit.words < 4
                || unit.words > 40
                || unit.severalSentences
                || unit.ending != Ending.NONE
                || unit.capitals < 0.6) {
            return false;
        }
        int commas = 0;
        int sinceComma = 0;
        int longest = 0;
        for (int i = unit.start; i < unit.end; i++) {
            char c = text.charAt(i);
            if (c == ',' || c == ';') {
                commas++;
                sinceComma = 0;
            } else if (c == ' ') {
                longest = Math.max(longest, ++sinceComma);
            }
        }
        return commas >= 2 && longest <= LONGEST_KEYWORD;
    }

    private Set<String> wordsUpTo(int unit) {
        Set<String> words = new HashSet<>();
        for (Unit before : units.subList(0, unit)) {
            words.addAll(Words.of(text, before.start, before.end));
        }
        return words;
    }

    /// After the keywords, a headline and what follows it; without keywords, a headline set apart
    /// and followed by nothing but paragraphs that were cut off.
    private void markOtherArticle(int from) {
        int begin = afterKeywords(from);
        if (begin < 0) {
            begin = cutOffAtEnd(from);
        }
        if (begin < 0) {
            return;
        }
        for (Unit unit : units.subList(begin, units.size())) {
            if (!unit.is(Role.BOILERPLATE)) {
                unit.role = Role.OTHER_ARTICLE;
            }
        }
    }

    private int afterKeywords(int from) {
        int i = units.size() - 1;
        while (i >= from && !units.get(i).is(Role.TAGS)) {
            i--;
        }
        if (i < from) {
            return -1;
        }
        int next = i + 1;
        while (next < units.size() && !units.get(next).is(Role.BODY)) {
            next++;
        }
        boolean headline =
                next + 1 < units.size()
                        && units.get(next).isTitleLike(Segmenter.LONGEST_TITLE)
                        && units.subList(next + 1, units.size()).stream().anyMatch(Unit::isProse);
        return headline ? next : -1;
    }

    private int cutOffAtEnd(int from) {
        int i = units.size() - 1;
        while (i >= from && units.get(i).is(Role.BOILERPLATE)) {
            i--;
        }
        int last = i;
        while (i >= from && units.get(i).is(Role.BODY) && units.get(i).ending == Ending.ELLIPSIS) {
            i--;
        }
        if (i == last || i < from) {
            return -1;
        }
        Unit headline = units.get(i);
        Unit before = units.get(i - 1);
        boolean storyEnded =
                switch (before.role) {
                    case TIMESTAMP, TAGS, BOILERPLATE, BYLINE -> true;
                    default -> headline.blanksBefore > units.get(i + 1).blanksBefore;
                };
        return headline.is(Role.BODY)
                        && headline.isTitleLike(Segmenter.LONGEST_TITLE)
                        && headline.blanksBefore > 0
                        && storyEnded
                ? i
                : -1;
    }
}
