package org.dateline.enrichment.segments;

import org.dateline.events.Segment.Role;

/// A paragraph, or a line that stands for one, with what its outside says of it.
final class Unit {

    final int start;
    final int end;

    /// Blank lines before it.
    final int blanksBefore;

    /// Words; in scripts without spaces, two letters count as one.
    final int words;

    final Ending ending;

    /// Whether it has more than one sentence, as far as punctuation tells.
    final boolean severalSentences;

    /// Whether it begins with a lower-case letter.
    final boolean beginsLow;

    /// Share of its words that begin with a capital or a digit.
    final double capitals;

    Role role = Role.BODY;

    Unit(
            int start,
            int end,
            int blanksBefore,
            int words,
            Ending ending,
            boolean severalSentences,
            boolean beginsLow,
            double capitals) {
        this.start = start;
        this.end = end;
        this.blanksBefore = blanksBefore;
        this.words = words;
        this.ending = ending;
        this.severalSentences = severalSentences;
        this.beginsLow = beginsLow;
        this.capitals = capitals;
    }

    /// A part of a line, which has a role of its own.
    Unit part(int partStart, int partEnd, Role partRole) {
        Unit part =
                new Unit(
                        partStart,
                        partEnd,
                        partStart == start ? blanksBefore : 0,
                        words,
                        ending,
                        severalSentences,
                        beginsLow,
                        capitals);
        part.role = partRole;
        return part;
    }

    /// How a paragraph ends, closing quotes and brackets apart.
    enum Ending {
        /// With a full stop that ends a sentence, in any script.
        FULL_STOP,
        QUESTION,
        COLON,
        /// With a comma, semicolon or dash: something is to follow.
        PENDING,
        /// With dots that stand for what was cut off.
        ELLIPSIS,
        /// With a word, number or abbreviation.
        NONE
    }

    boolean is(Role wanted) {
        return role == wanted;
    }

    /// Whether it reads as a headline does: short, one clause, no full stop.
    boolean isTitleLike(int mostWords) {
        return words >= 1
                && words <= mostWords
                && !severalSentences
                && !beginsLow
                && (ending == Ending.NONE || ending == Ending.QUESTION);
    }

    /// Whether it reads as a paragraph of a story does.
    boolean isProse() {
        return words >= 20
                || words >= 5 && (ending == Ending.FULL_STOP || ending == Ending.ELLIPSIS);
    }
}
