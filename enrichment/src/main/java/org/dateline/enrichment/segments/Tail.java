package org.dateline.enrichment.segments;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.dateline.enrichment.segments.Paragraph.Ending;
import org.dateline.events.Segment.Role;

/// What follows a story in its file: keywords, and the beginning of another article.
final class Tail {

    private static final int LONGEST_KEYWORD = 5;
    private static final int LEAST_KEYWORDS = 3;

    private final String text;
    private final List<Paragraph> paragraphs;

    Tail(String text, List<Paragraph> paragraphs) {
        this.text = text;
        this.paragraphs = paragraphs;
    }

    void mark() {
        int story = firstProse();
        if (story < paragraphs.size()) {
            markKeywords(story + 1);
            markOtherArticle(story + 1);
        }
    }

    private int firstProse() {
        int i = 0;
        while (i < paragraphs.size()
                && !(paragraphs.get(i).is(Role.BODY) && paragraphs.get(i).isProse())) {
            i++;
        }
        return i;
    }

    /// Three or more short lines alike in spacing, of which at least half name what the story
    /// names; or one line that lists such names between commas.
    private void markKeywords(int from) {
        Set<String> named = new HashSet<>();
        int i = from;
        while (i < paragraphs.size()) {
            int run = i;
            while (run < paragraphs.size()
                    && isKeywordLike(paragraphs.get(run))
                    && (run <= i + 1
                            || paragraphs.get(run).blanksBefore()
                                    == paragraphs.get(i + 1).blanksBefore())) {
                run++;
            }
            boolean last = run == paragraphs.size();
            if (run - i >= LEAST_KEYWORDS || run - i == 2 && last) {
                if (named.isEmpty()) {
                    named = wordsUpTo(i);
                }
                int recurring = 0;
                for (Paragraph paragraph : paragraphs.subList(i, run)) {
                    recurring +=
                            named.containsAll(Words.of(text, paragraph.start(), paragraph.end()))
                                    ? 1
                                    : 0;
                }
                if (2 * recurring >= run - i) {
                    paragraphs.subList(i, run).forEach(paragraph -> paragraph.markAs(Role.TAGS));
                }
            } else if (isCommaList(paragraphs.get(i))) {
                if (named.isEmpty()) {
                    named = wordsUpTo(i);
                }
                List<String> words =
                        Words.of(text, paragraphs.get(i).start(), paragraphs.get(i).end());
                long recurring = words.stream().filter(named::contains).count();
                if (4 * recurring >= 3L * words.size()) {
                    paragraphs.get(i).markAs(Role.TAGS);
                }
            }
            i = Math.max(run, i + 1);
        }
        for (int k = from; k < paragraphs.size(); k++) {
            boolean underLabel =
                    paragraphs.get(k - 1).is(Role.TAGS) && paragraphs.get(k).blanksBefore() == 0;
            if (underLabel && isKeywordLike(paragraphs.get(k))) {
                paragraphs.get(k).markAs(Role.TAGS);
            }
        }
    }

    private static boolean isKeywordLike(Paragraph paragraph) {
        return paragraph.is(Role.BODY)
                && paragraph.words() >= 1
                && paragraph.words() <= LONGEST_KEYWORD
                && !paragraph.severalSentences()
                && paragraph.ending() == Ending.NONE;
    }

    /// A line of names between commas, near the end.
    private boolean isCommaList(Paragraph paragraph) {
        if (!paragraph.is(Role.BODY)
                || paragraph.words() < 4
                || paragraph.words() > 40
                || paragraph.severalSentences()
                || paragraph.ending() != Ending.NONE
                || paragraph.capitals() < 0.6) {
            return false;
        }
        int commas = 0;
        int sinceComma = 0;
        int longest = 0;
        for (int i = paragraph.start(); i < paragraph.end(); i++) {
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

    private Set<String> wordsUpTo(int paragraph) {
        Set<String> words = new HashSet<>();
        for (Paragraph before : paragraphs.subList(0, paragraph)) {
            words.addAll(Words.of(text, before.start(), before.end()));
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
        for (Paragraph paragraph : paragraphs.subList(begin, paragraphs.size())) {
            if (!paragraph.is(Role.BOILERPLATE)) {
                paragraph.markAs(Role.OTHER_ARTICLE);
            }
        }
    }

    private int afterKeywords(int from) {
        int i = paragraphs.size() - 1;
        while (i >= from && !paragraphs.get(i).is(Role.TAGS)) {
            i--;
        }
        if (i < from) {
            return -1;
        }
        int next = i + 1;
        while (next < paragraphs.size() && !paragraphs.get(next).is(Role.BODY)) {
            next++;
        }
        boolean headline =
                next + 1 < paragraphs.size()
                        && paragraphs.get(next).isTitleLike(Segmenter.LONGEST_TITLE)
                        && paragraphs.subList(next + 1, paragraphs.size()).stream()
                                .anyMatch(Paragraph::isProse);
        return headline ? next : -1;
    }

    private int cutOffAtEnd(int from) {
        int i = paragraphs.size() - 1;
        while (i >= from && paragraphs.get(i).is(Role.BOILERPLATE)) {
            i--;
        }
        int last = i;
        while (i >= from
                && paragraphs.get(i).is(Role.BODY)
                && paragraphs.get(i).ending() == Ending.ELLIPSIS) {
            i--;
        }
        if (i == last || i < from) {
            return -1;
        }
        Paragraph headline = paragraphs.get(i);
        Paragraph before = paragraphs.get(i - 1);
        boolean storyEnded =
                switch (before.role()) {
                    case TIMESTAMP, TAGS, BOILERPLATE, BYLINE -> true;
                    default -> headline.blanksBefore() > paragraphs.get(i + 1).blanksBefore();
                };
        return headline.is(Role.BODY)
                        && headline.isTitleLike(Segmenter.LONGEST_TITLE)
                        && headline.blanksBefore() > 0
                        && storyEnded
                ? i
                : -1;
    }
}
