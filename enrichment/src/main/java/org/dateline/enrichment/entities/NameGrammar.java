package org.dateline.enrichment.entities;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.dateline.enrichment.recognizer.EntityRecognizer;
import org.dateline.events.Entity.Type;

/// What the words in and beside a name say of its type and extent, whatever the recognizer thought.
final class NameGrammar {

    private static final Set<String> ORGANIZATION = NameWords.of("organization");
    private static final Set<String> ORGANIZATION_OF = NameWords.of("organization-of");
    private static final Set<String> ORGANIZATION_FOR = NameWords.of("organization-for");
    private static final Set<String> PLACE_OF = NameWords.of("place-of");
    private static final Set<String> OWNING_GROUP = NameWords.of("owning-group");
    private static final Set<String> ON_RIVER = NameWords.of("on-river");
    private static final Set<String> ORGANIZATION_BEHIND = NameWords.of("organization-behind");
    private static final Set<String> PLACE = NameWords.of("place");
    private static final Set<String> PLACE_BEHIND = NameWords.of("place-behind");
    private static final Set<String> PERSON_TITLE = NameWords.of("person-title");
    private static final Set<String> EVENT_OF = NameWords.of("event-of");
    private static final Set<String> SEAT = NameWords.of("seat");
    private static final Set<String> THING = NameWords.of("thing");
    private static final Set<String> PLACE_PREPOSITION =
            Set.of("in", "at", "inside", "outside", "near", "around", "to", "from", "into");

    /// `Baltic`, `Kurdish`, `Andean`, `Western`, `Portuguese`, `Asia-Pacific`: no names of regions
    /// by themselves.
    private static final Pattern ADJECTIVE = Pattern.compile(".*(ic|ish|an|ern|ese|-.*)");

    /// Months that people are called by as well.
    private static final Set<String> GIVEN_MONTH = Set.of("April", "May", "June", "August");

    private static final Set<String> BEFORE_DATE =
            Set.of(
                    "in", "on", "of", "since", "until", "during", "last", "this", "next", "early",
                    "late", "mid", "each", "every", "between");

    private static final Set<String> DASH = Set.of("-", "--", "–", "—");

    private static final int LONGEST_TITLE = 8;
    private static final int LONGEST_NAME = 10;

    private final MarkedText text;
    private final EntityRecognizer recognizer;

    NameGrammar(MarkedText text, EntityRecognizer recognizer) {
        this.text = text;
        this.recognizer = recognizer;
    }

    void apply() {
        for (int i = 0; i < text.size(); i++) {
            String word = text.word(i);
            if (word.equals("Follow") && text.opens(i)) {
                followed(i + 1);
            }
            if (PLACE_BEHIND.contains(word)) {
                behind(i, i + 1, Type.LOCATION);
            } else if (ORGANIZATION_BEHIND.contains(word)
                    && text.probabilityOutside(i - 1) < DOUBT) {
                behind(i, i, Type.ORGANIZATION);
            }
            if (text.capitalized(i)) {
                if (ORGANIZATION.contains(word) || ORGANIZATION_OF.contains(word)) {
                    organization(i);
                } else if (PLACE.contains(word)) {
                    place(i);
                }
            } else if (word.equals("\"") || word.equals("``")) {
                quotedTitle(i);
            }
        }
        for (Span span : text.spans()) {
            if (text.at(span.from()) == span) {
                parts(span);
            }
        }
        for (Span span : text.spans()) {
            if (text.at(span.from()) == span) {
                neighbours(span);
            }
        }
    }

    /// `Workers' Party of Korea`: a head noun with the capitalized words before it, and behind its
    /// `of`.
    private void organization(int head) {
        int from = runBefore(head);
        int to = head + 1;
        String preposition = text.wordInSentence(head, to);
        if ((ORGANIZATION_OF.contains(text.word(head)) && preposition.equals("of"))
                || (ORGANIZATION_FOR.contains(text.word(head)) && preposition.equals("for"))) {
            int next = text.wordInSentence(head, to + 1).equals("the") ? to + 2 : to + 1;
            if (text.sameSentence(head, next) && text.capitalized(next)) {
                to = runBehind(next);
            }
        }
        if (ORGANIZATION.contains(text.word(head)) ? to - from < 2 : to == head + 1) {
            return;
        }
        markUnlessWithin(from, to, Type.ORGANIZATION);
    }

    /// `Vostochny Cosmodrome`: a head noun with the capitalized words before it.
    private void place(int head) {
        int from = runBefore(head);
        if (head - from < 1) {
            return;
        }
        boolean plural = text.word(head).endsWith("s");
        if (plural
                && text.wordInSentence(head, from - 1).equals("and")
                && text.isMarked(from - 2, Type.LOCATION)
                && text.sameSentence(from - 2, head)) {
            Span first = text.at(from - 2);
            from = first == null ? from : first.from();
        }
        markUnlessWithin(from, head + 1, Type.LOCATION);
    }

    /// `the Kursk region`, `the Salyut factory`, where the recognizer found nothing.
    private void behind(int head, int end, Type type) {
        int name = head - 1;
        if (text.wordInSentence(head, name - 1).equals("the")
                && text.capitalized(name)
                && !text.isMarked(name)
                && !text.isAcronym(name)
                && !recognizer.isOrdinary(text.lower(name))
                && !ADJECTIVE.matcher(text.word(name)).matches()) {
            text.markFirmly(name, end, type);
        }
    }

    private void markUnlessWithin(int from, int to, Type type) {
        Span first = text.at(from);
        if (first != null && first.from() <= from && first.to() >= to) {
            if (first.type() != type && first.from() == from && first.to() == to) {
                text.markFirmly(from, to, type);
            }
            return;
        }
        Span last = text.at(to - 1);
        int begin = first == null ? from : Math.min(from, first.from());
        int end = last == null ? to : Math.max(to, last.to());
        if (end - begin <= LONGEST_NAME) {
            text.markFirmly(begin, end, type);
        }
    }

    /// Where the capitalized words that end in the token begin.
    private int runBefore(int end) {
        int from = end;
        while (text.sameSentence(from, from - 1) && end - from < LONGEST_NAME) {
            int before = from - 1;
            if (text.capitalized(before) && !PERSON_TITLE.contains(text.word(before))) {
                from = before;
            } else if (isPossessive(before)
                    && text.sameSentence(before, before - 1)
                    && text.capitalized(before - 1)
                    && joinsPossessor(before)) {
                from = before - 1;
            } else {
                break;
            }
        }
        while (from < end && startsByChance(from)) {
            from++;
        }
        return from;
    }

    private boolean isPossessive(int i) {
        return text.word(i).equals("'s") || text.word(i).equals("'");
    }

    /// `Workers' Party` and `Lloyd's Bank`, but neither `Putin's Party` nor `Russia's Foreign
    /// Ministry`, whose owners are names by themselves.
    private boolean joinsPossessor(int possessive) {
        Span owner = text.at(possessive - 1);
        return (owner == null || owner == text.at(possessive + 1))
                && recognizer.isOrdinary(text.lower(possessive - 1));
    }

    /// Whether the word has its capital only because the sentence begins with it.
    private boolean startsByChance(int i) {
        return text.opens(i) && !text.isMarked(i) && recognizer.isOrdinary(text.lower(i));
    }

    private int runBehind(int start) {
        int to = start + 1;
        while (text.sameSentence(start, to) && text.capitalized(to) && to - start < LONGEST_NAME) {
            to++;
        }
        return to;
    }

    /// The title of a work in quotation marks names nothing by a part: `"Anarchy in Oslo"`.
    private void quotedTitle(int quote) {
        int end = quote + 1;
        boolean title = true;
        boolean ordinary = false;
        while (text.sameSentence(quote, end) && end - quote <= LONGEST_TITLE) {
            String word = text.word(end);
            if (word.equals("\"") || word.equals("''")) {
                break;
            }
            boolean small = NameWords.of("small").contains(word);
            title &= small || !Character.isLetter(word.codePointAt(0)) || text.capitalized(end);
            ordinary |= small || recognizer.isOrdinary(text.lower(end));
            end++;
        }
        boolean closed =
                text.wordInSentence(quote, end).equals("\"")
                        || text.wordInSentence(quote, end).equals("''");
        if (!closed || !title || !ordinary || end - quote <= 2) {
            return;
        }
        for (int i = quote + 1; i < end; i++) {
            Span span = text.at(i);
            if (span != null && (span.from() > quote + 1 || span.to() < end - 1)) {
                text.unmark(span);
            }
        }
    }

    /// `Follow London Insider on Google News`: a publisher asks its readers.
    private void followed(int from) {
        int to = from;
        while (text.sameSentence(from - 1, to) && MarkedText.isCapitalized(text.word(to))) {
            to++;
        }
        if (to > from && text.wordInSentence(from - 1, to).equals("on")) {
            text.markFirmly(from, to, Type.ORGANIZATION);
        }
    }

    /// Parts what the recognizer took for one name: `Ford / Opel`, a dateline and
    /// what follows it, and an owner with what is owned, `New York City's Carnegie Hall`.
    private void parts(Span span) {
        int from = span.from();
        int to = span.to();
        for (int i = from + 1; i < to - 1; i++) {
            boolean apart = text.word(i).equals("/") || isDash(span, i);
            boolean owner =
                    text.word(i).equals("'s")
                            && text.capitalized(i + 1)
                            && !OWNING_GROUP.contains(text.word(i - 1))
                            && (i - from > 1 || Countries.isPlace(text.word(from)));
            if (apart || owner) {
                if (i > from) { // else one more separator
                    Type type = Countries.isPlace(text.name(from, i)) ? Type.LOCATION : span.type();
                    text.mark(from, i, type);
                }
                text.mark(i + 1, to, span.type());
                from = i + 1;
            }
        }
    }

    /// The dash behind a dateline, which stands apart.
    private boolean isDash(Span span, int i) {
        boolean tight = text.start(i) == text.end(i - 1) && text.end(i) == text.start(i + 1);
        return DASH.contains(text.word(i)) && !tight && text.opens(span.from());
    }

    private void neighbours(Span span) {
        int from = span.from();
        int to = span.to();
        String before = text.wordInSentence(from, from - 1);
        String behind = text.wordInSentence(from, to);
        String name = text.name(span);
        if (span.type() != Type.ORGANIZATION && isPlaceOfEvent(from)) {
            text.unmark(span);
            Span owned = behind.equals("'s") ? text.at(to + 1) : null;
            if (owned != null && text.sameSentence(from, to + 1)) {
                text.unmark(owned);
            }
            return;
        }
        if (span.type() == Type.LOCATION) {
            if (PLACE_BEHIND.contains(behind) && !Countries.isPlace(name) && span.size() <= 2) {
                text.markFirmly(from, to + 1, Type.LOCATION);
            } else if (before.equals("of")
                    && PLACE_OF.contains(text.wordInSentence(from, from - 2))) {
                text.markFirmly(from - 2, to, Type.LOCATION);
            } else if (ON_RIVER.contains(behind)
                    && text.sameSentence(from, to + 1)
                    && text.capitalized(to + 1)) {
                text.markFirmly(from, to + 2, Type.LOCATION);
            } else if (SEAT.contains(name) && !isAtPlace(from)) {
                text.markFirmly(from, to, Type.ORGANIZATION);
            } else if (behind.equals(",")
                    && name.equals("Washington")
                    && text.wordInSentence(from, to + 1).equals("D.C.")) {
                text.markFirmly(from, to + 2, Type.LOCATION);
            }
        }
        if (span.type() == Type.PERSON
                && span.size() > 1
                && PERSON_TITLE.contains(text.word(from))) {
            text.unmark(span);
            text.mark(from + 1, to, Type.PERSON);
        }
        if (span.type() == Type.PERSON && span.size() == 1 && isGivenMonth(from - 1, from)) {
            text.mark(from - 1, to, Type.PERSON);
        }
        if (isThing(from, to)
                || (THING.contains(behind)
                        && before.equalsIgnoreCase("the")
                        && span.type() != Type.ORGANIZATION
                        && !Countries.isPlace(name))) {
            Span now = text.at(to - 1);
            if (now != null) {
                text.unmark(now);
            }
        }
        if (ORGANIZATION_BEHIND.contains(behind)
                && (before.equals("the") || before.equals("a"))
                && span.size() == 1
                && span.type() != Type.ORGANIZATION
                && !Countries.isPlace(name)
                && text.probability(from, span.type()) < SURE) {
            text.markFirmly(from, to, Type.ORGANIZATION);
        }
    }

    /// `April Simmons`, but not `in April Simmons left`.
    private boolean isGivenMonth(int month, int surname) {
        return text.sameSentence(month, surname)
                && GIVEN_MONTH.contains(text.word(month))
                && !text.isMarked(month)
                && !BEFORE_DATE.contains(
                        text.wordInSentence(month, month - 1).toLowerCase(Locale.ROOT))
                && !Character.isDigit((text.wordInSentence(month, month - 1) + " ").codePointAt(0));
    }

    private static final float SURE = 0.97f;
    private static final float DOUBT = 0.95f;

    /// `Siege of Leningrad`, `Battle of the Somme`, `Battle of Sayler's Creek`.
    private boolean isPlaceOfEvent(int from) {
        int of = text.wordInSentence(from, from - 1).equals("the") ? from - 2 : from - 1;
        return text.wordInSentence(from, of).equals("of")
                && EVENT_OF.contains(text.wordInSentence(from, of - 1));
    }

    private boolean isAtPlace(int from) {
        int i = text.wordInSentence(from, from - 1).equals("the") ? from - 2 : from - 1;
        return PLACE_PREPOSITION.contains(text.wordInSentence(from, i));
    }

    /// `the rocket Angara`, `a new rocket, Angara,`; and before that `the Angara rocket`.
    private boolean isThing(int from, int to) {
        String before = text.wordInSentence(from, from - 1);
        if (before.equals(",") && text.wordInSentence(from, to).equals(",")) {
            return THING.contains(text.wordInSentence(from, from - 2));
        }
        return THING.contains(before);
    }
}
