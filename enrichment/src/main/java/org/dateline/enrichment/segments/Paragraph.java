package org.dateline.enrichment.segments;

import org.dateline.events.Segment.Role;

/// A paragraph, or a line that stands for one: its shape, and the role that the passes of
/// [Segmenter] give it.
final class Paragraph {

    private final Shape shape;
    private Role role = Role.BODY;

    Paragraph(Shape shape) {
        this.shape = shape;
    }

    /// What a paragraph's outside says of it.
    ///
    /// @param blanksBefore blank lines before it
    /// @param words in scripts without spaces, two letters count as one
    /// @param severalSentences whether it has more than one, as far as punctuation tells
    /// @param beginsLow whether it begins with a lower-case letter
    /// @param capitals share of its words that begin with a capital or a digit
    record Shape(
            int start,
            int end,
            int blanksBefore,
            int words,
            Ending ending,
            boolean severalSentences,
            boolean beginsLow,
            double capitals) {

        Shape between(int partStart, int partEnd) {
            return new Shape(
                    partStart,
                    partEnd,
                    partStart == start ? blanksBefore : 0,
                    words,
                    ending,
                    severalSentences,
                    beginsLow,
                    capitals);
        }
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

    /// A part of a line, which has a role of its own.
    Paragraph part(int partStart, int partEnd, Role partRole) {
        Paragraph part = new Paragraph(shape.between(partStart, partEnd));
        part.markAs(partRole);
        return part;
    }

    void markAs(Role newRole) {
        role = newRole;
    }

    Role role() {
        return role;
    }

    boolean is(Role wanted) {
        return role == wanted;
    }

    int start() {
        return shape.start;
    }

    int end() {
        return shape.end;
    }

    int length() {
        return shape.end - shape.start;
    }

    int blanksBefore() {
        return shape.blanksBefore;
    }

    int words() {
        return shape.words;
    }

    Ending ending() {
        return shape.ending;
    }

    boolean severalSentences() {
        return shape.severalSentences;
    }

    boolean beginsLow() {
        return shape.beginsLow;
    }

    double capitals() {
        return shape.capitals;
    }

    /// Whether it reads as a headline does: short, one clause, no full stop.
    boolean isTitleLike(int mostWords) {
        return shape.words >= 1
                && shape.words <= mostWords
                && !shape.severalSentences
                && !shape.beginsLow
                && (shape.ending == Ending.NONE || shape.ending == Ending.QUESTION);
    }

    /// Whether it reads as a paragraph of a story does.
    boolean isProse() {
        boolean ended = shape.ending == Ending.FULL_STOP || shape.ending == Ending.ELLIPSIS;
        return shape.words >= 20 || shape.words >= 5 && ended;
    }
}
