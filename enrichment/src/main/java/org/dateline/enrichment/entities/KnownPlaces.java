package org.dateline.enrichment.entities;

import java.util.Set;
import java.util.regex.Pattern;
import org.dateline.events.Entity.Type;

/// Marks the names of countries and regions, which are places whatever the recognizer thought.
/// Names that are other things as well are left to it.
final class KnownPlaces {

    /// `Far East Russian`: what stands behind a place and is no part of its name.
    private static final Pattern DEMONYM = Pattern.compile(".*(an|ish|ese|ic)s?");

    private final MarkedText text;

    KnownPlaces(MarkedText text) {
        this.text = text;
    }

    void apply() {
        dishes();
        for (int i = 0; i < text.size(); ) {
            int longest = Countries.mayBegin(text.word(i)) ? Countries.longest() : 0;
            int size = text.longestKnown(i, longest, Countries::isPlace);
            if (size > 0 && mayMark(i, i + size)) {
                text.mark(i, i + size, Type.LOCATION);
            }
            i += Math.max(1, size);
        }
    }

    /// `Turkey prices rose`, where the article writes of `turkey` as well.
    private void dishes() {
        Set<String> vocabulary = text.vocabulary();
        for (Span span : text.spans()) {
            if (span.type() == Type.LOCATION
                    && text.opens(span.from())
                    && span.size() == 1
                    && Countries.isAmbiguous(text.word(span.from()))
                    && vocabulary.contains(text.lower(span.from()))
                    && Countries.code(text.word(span.from()), vocabulary) == null) {
                text.unmark(span);
            }
        }
    }

    private boolean mayMark(int from, int to) {
        Span span = text.at(from);
        if (span != null) {
            boolean within = span.from() >= from && span.to() <= to;
            return within && (span.type() != Type.LOCATION || span.size() < to - from);
        }
        if (text.isMarked(to - 1) || !text.capitalized(from)) {
            return false;
        }
        boolean partOfName =
                (text.sameSentence(from, from - 1)
                                && text.capitalized(from - 1)
                                && !text.opens(from - 1))
                        || (text.sameSentence(from, to)
                                && text.capitalized(to)
                                && !(to - from > 1 && DEMONYM.matcher(text.word(to)).matches()));
        return !partOfName;
    }
}
