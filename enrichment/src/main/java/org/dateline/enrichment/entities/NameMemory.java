package org.dateline.enrichment.entities;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import org.dateline.enrichment.recognizer.EntityRecognizer;
import org.dateline.events.Entity.Type;
import org.jspecify.annotations.Nullable;

/// Lets the mentions of a name agree: one type for all of them, and a mention wherever the article
/// writes the name again.
final class NameMemory {

    private static final Type[] TYPES = Type.values();
    private static final Set<String> TOLD = NameWords.of("told");
    private static final Set<String> PLACE_NOUN = NameWords.of("place-noun");
    private static final Set<String> ORGANIZATION_NOUN = NameWords.of("organization-noun");
    private static final Set<String> PERSON_NOUN = NameWords.of("person-noun");
    private static final Set<String> COPULA = Set.of("is", "was", "are", "were");
    private static final Set<String> ARTICLE = Set.of("a", "an", "the", "one");
    private static final Set<String> END =
            Set.of(
                    "of", "in", "who", "that", "which", "and", "from", "for", "on", "with", "near",
                    "at", "to", "by", "based", "located");
    private static final Set<String> AFTER_PLACE = Set.of(",", ".", "on", "and", "after", "since");
    private static final int LONGEST_DESCRIPTION = 8;
    private static final Set<String> SUFFIXES = NameWords.of("person-suffix");

    /// What a cue in the context counts, where the recognizer's whole certainty counts 1 a mention.
    private static final float CUE = 0.8f;

    /// Longer names are not looked for again.
    private static final int LONGEST_REPEATED = 12;

    /// What speaks, in each mention, against a lone word as the name of a person whom the article
    /// never names in full: news does so first.
    private static final float UNBORNE = 0.4f;

    private static final float FIRM = 3;
    private static final int SHORTEST_BEARER = 3;

    private final MarkedText text;
    private final EntityRecognizer recognizer;
    private final Map<String, Evidence> names = new HashMap<>();

    NameMemory(MarkedText text, EntityRecognizer recognizer) {
        this.text = text;
        this.recognizer = recognizer;
    }

    /// What speaks for each type of a name.
    private static final class Evidence {

        final float[] types = new float[TYPES.length];
        boolean insideSentence;
        int mentions;
        int words;

        Type best() {
            int best = 0;
            for (int k = 1; k < types.length; k++) {
                if (types[k] > types[best]) {
                    best = k;
                }
            }
            return TYPES[best];
        }
    }

    void apply() {
        List<Span> spans = text.spans();
        for (Span span : spans) {
            gather(span);
        }
        Set<String> bearers = bearers().keySet();
        for (Span span : spans) {
            cues(span, bearers);
        }
        lonePersons();
        for (Span span : spans) {
            Evidence evidence = evidence(span);
            Type type = evidence.best();
            if (type != span.type()) {
                text.mark(span.from(), span.to(), type);
            }
        }
        repeat();
    }

    private Evidence evidence(Span span) {
        return names.computeIfAbsent(text.name(span), _ -> new Evidence());
    }

    private void gather(Span span) {
        Evidence evidence = evidence(span);
        evidence.mentions++;
        evidence.insideSentence |= !text.opens(span.from());
        evidence.words = span.size();
        for (Type type : TYPES) {
            float sum = type == span.type() ? 0.2f : 0;
            for (int i = span.from(); i < span.to(); i++) {
                sum += text.probability(i, type) / span.size();
            }
            evidence.types[type.ordinal()] += sum;
        }
        if (span.firm()) {
            evidence.types[span.type().ordinal()] += FIRM;
        }
    }

    /// What the words around a mention say of the name's type.
    private void cues(Span span, Set<String> bearers) {
        Evidence evidence = evidence(span);
        int from = span.from();
        int to = span.to();
        String before = text.wordInSentence(from, from - 1);
        String behind = text.wordInSentence(from, to);
        if (behind.equals(",") && isKnownPlace(from, to + 1) && span.size() <= 3) {
            add(evidence, Type.LOCATION);
        }
        description(span, evidence);
        if (before.equalsIgnoreCase("in") && span.type() == Type.PERSON && !behind.equals("'s")) {
            add(evidence, Type.LOCATION);
            if (span.size() == 1 && AFTER_PLACE.contains(behind)) {
                add(evidence, Type.LOCATION);
                add(evidence, Type.LOCATION);
            }
        }
        if ((behind.equals("and") || behind.equals(",")) && span.size() == 1) {
            beside(span, to + 1, bearers);
        }
        if (TOLD.contains(before) && span.size() == 1) {
            add(evidence, Type.ORGANIZATION);
        }
        if (before.equals("to")
                && text.lower(Math.max(0, from - 2)).equals("according")
                && span.size() == 1
                && span.type() == Type.LOCATION) {
            add(evidence, Type.ORGANIZATION);
        }
    }

    /// `Nyborg, a small town`, `Bilka is a Danish chain`, `the singer Adele`, `the village of
    /// Lund`.
    private void description(Span span, Evidence evidence) {
        int from = span.from();
        int noun = text.wordInSentence(from, from - 1).equals("of") ? from - 2 : from - 1;
        describe(text.wordInSentence(from, noun), evidence);
        String verb = text.wordInSentence(from, span.to());
        if (!verb.equals(",") && !COPULA.contains(verb)) {
            return;
        }
        if (!ARTICLE.contains(text.wordInSentence(from, span.to() + 1))) {
            return;
        }
        String head = "";
        for (int i = span.to() + 2; i < span.to() + 2 + LONGEST_DESCRIPTION; i++) {
            String word = text.wordInSentence(from, i);
            if (word.isEmpty() || !Character.isLetter(word.charAt(0)) || END.contains(word)) {
                break;
            }
            head = word;
        }
        describe(head, evidence);
    }

    private static void describe(String noun, Evidence evidence) {
        if (PLACE_NOUN.contains(noun)) {
            evidence.types[Type.LOCATION.ordinal()] += FIRM;
        } else if (ORGANIZATION_NOUN.contains(noun)) {
            evidence.types[Type.ORGANIZATION.ordinal()] += FIRM;
        } else if (PERSON_NOUN.contains(noun)) {
            evidence.types[Type.PERSON.ordinal()] += FIRM;
        }
    }

    private static void add(Evidence evidence, Type type) {
        evidence.types[type.ordinal()] += CUE;
    }

    private boolean isKnownPlace(int sentenceOf, int from) {
        for (int size = Math.min(3, text.size() - from); size >= 1; size--) {
            if (text.sameSentence(sentenceOf, from + size - 1)
                    && Countries.isPlace(text.name(from, from + size))) {
                return true;
            }
        }
        return false;
    }

    /// `Odessa and Nikolaev`: of two lone names that are joined, a place makes the other one too.
    private void beside(Span span, int next, Set<String> bearers) {
        Span other = text.at(next);
        if (other == null || other.from() != next || !text.sameSentence(span.from(), next)) {
            return;
        }
        if (span.type() == Type.LOCATION && other.type() == Type.PERSON && other.size() == 1) {
            beside(other, bearers);
        } else if (span.type() == Type.PERSON
                && other.type() == Type.LOCATION
                && other.size() == 1) {
            beside(span, bearers);
        }
    }

    /// News calls a person by the full name first; who has none is less surely a person.
    private void beside(Span person, Set<String> bearers) {
        add(evidence(person), Type.LOCATION);
        if (!bearers.contains(text.name(person))) {
            add(evidence(person), Type.LOCATION);
        }
    }

    /// How many full names of persons begin or end in each word.
    private Map<String, Float> bearers() {
        Map<String, Float> bearers = new HashMap<>();
        names.forEach(
                (name, evidence) -> {
                    if (evidence.words > 1 && evidence.best() == Type.PERSON) {
                        String[] parts = name.split(" ");
                        int last = parts.length - 1;
                        if (SUFFIXES.contains(parts[last])) {
                            last--;
                        }
                        bearers.merge(parts[0], 1f, Float::sum);
                        bearers.merge(parts[last], 1f, Float::sum);
                    }
                });
        return bearers;
    }

    /// A lone word is a person's name as surely as the full names that begin or end in it, and less
    /// surely where there is none.
    private void lonePersons() {
        Map<String, Float> bearers = bearers();
        for (String piece : piecesOfPersons()) {
            Evidence evidence = names.get(piece);
            if (evidence != null) {
                evidence.types[Type.PERSON.ordinal()] += 2 * CUE;
            }
        }
        names.forEach(
                (name, evidence) -> {
                    if (evidence.words == 1 && !Countries.isPlace(name)) {
                        float full = bearers.getOrDefault(name, 0f);
                        evidence.types[Type.PERSON.ordinal()] +=
                                full > 0 ? 2 * CUE * full : -UNBORNE * evidence.mentions;
                    }
                });
    }

    /// Several words that a longer name of a person begins or ends with: `Yong Nam`.
    private Set<String> piecesOfPersons() {
        Set<String> pieces = new HashSet<>();
        names.forEach(
                (name, evidence) -> {
                    if (evidence.words > 2
                            && evidence.words <= LONGEST_REPEATED
                            && evidence.best() == Type.PERSON) {
                        List<String> words = List.of(name.split(" "));
                        for (int size = 2; size < words.size(); size++) {
                            pieces.add(String.join(" ", words.subList(0, size)));
                            pieces.add(
                                    String.join(
                                            " ", words.subList(words.size() - size, words.size())));
                        }
                    }
                });
        return pieces;
    }

    /// Marks the names again where the article repeats them unmarked, or marked in part.
    private void repeat() {
        Map<String, Known> known = new HashMap<>();
        Map<String, NavigableSet<Integer>> sizes = new HashMap<>();
        for (Span span : text.spans()) {
            String name = text.name(span);
            if (span.size() <= LONGEST_REPEATED && !known.containsKey(name)) {
                known.put(name, known(name, span));
                sizes.computeIfAbsent(text.word(span.from()), _ -> new TreeSet<>())
                        .add(span.size());
            }
        }
        for (String bearer : bearers().keySet()) {
            if (bearer.length() >= SHORTEST_BEARER && !known.containsKey(bearer)) {
                known.put(bearer, new Known(1, Type.PERSON, 1, true));
                sizes.computeIfAbsent(bearer, _ -> new TreeSet<>()).add(1);
            }
        }
        Set<String> heads = text.organizationsByHead().keySet();
        for (int i = 0; i < text.size(); ) {
            int size = repeatedAt(i, known, sizes.get(text.word(i)));
            if (size == 0 && heads.contains(text.word(i)) && isShortForm(i)) {
                text.mark(i, i + 1, Type.ORGANIZATION);
            }
            i += Math.max(1, size);
        }
    }

    /// `the League`, in an article that names one league in full.
    private boolean isShortForm(int i) {
        return !text.isMarked(i)
                && text.wordInSentence(i, i - 1).equalsIgnoreCase("the")
                && !text.wordInSentence(i, i + 1).equals("of")
                && !text.wordInSentence(i, i + 1).equals("for")
                && standsAlone(i);
    }

    /// Marks the longest known name that stands at a token, and says how many tokens it has; 0
    /// where there is none.
    private int repeatedAt(
            int at, Map<String, Known> known, @Nullable NavigableSet<Integer> sizes) {
        if (sizes == null) {
            return 0;
        }
        for (int size : sizes.descendingSet()) {
            if (at + size <= text.size() && text.sameSentence(at, at + size - 1)) {
                Known name = known.get(text.name(at, at + size));
                if (name != null && name.size() == size) {
                    if (mayMark(name, at)) {
                        text.mark(at, at + size, name.type());
                    }
                    return size;
                }
            }
        }
        return 0;
    }

    /// @param size in tokens
    private record Known(int size, Type type, float certainty, boolean insideSentence) {}

    private Known known(String name, Span span) {
        Evidence evidence = names.get(name);
        if (evidence == null) {
            return new Known(span.size(), span.type(), 1, true);
        }
        return new Known(
                span.size(),
                span.type(),
                Math.min(1, evidence.types[span.type().ordinal()] / evidence.mentions),
                evidence.insideSentence);
    }

    private boolean mayMark(Known known, int at) {
        int end = at + known.size();
        @Nullable Span first = text.at(at);
        @Nullable Span last = text.at(end - 1);
        if (first != null && (first.from() < at || first.to() > end)) {
            return false;
        }
        if (last != null && last.to() > end) {
            return false;
        }
        if (first != null && first.from() == at && first.to() == end) {
            return false;
        }
        if (!text.capitalized(at)) {
            return false;
        }
        if (known.size() > 1) {
            return true;
        }
        return known.certainty() > 0.6f
                && (known.insideSentence() || !text.opens(at))
                && standsAlone(at)
                && !isOrdinaryHere(at);
    }

    /// Whether no other word beside it seems to belong to the same name.
    private boolean standsAlone(int i) {
        boolean before =
                text.sameSentence(i, i - 1)
                        && text.capitalized(i - 1)
                        && !text.isMarked(i - 1)
                        && !text.opens(i - 1);
        boolean behind =
                text.sameSentence(i, i + 1) && text.capitalized(i + 1) && !text.isMarked(i + 1);
        return !before && !behind;
    }

    private boolean isOrdinaryHere(int i) {
        String lower = text.lower(i);
        if (text.isAcronym(i)) {
            return false;
        }
        return text.vocabulary().contains(lower) || (text.opens(i) && recognizer.isOrdinary(lower));
    }
}
