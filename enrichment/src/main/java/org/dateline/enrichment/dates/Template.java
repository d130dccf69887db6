package org.dateline.enrichment.dates;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;

/// One way to write a date in a language, as its file has it: `am > WEEKDAY [,] [dem] DAY . MONTH`.
///
/// Capitals are slots, all else is written so; `[x]` may be missing, `a|b` is either. What stands
/// before `>` and behind `<` must be there and is no part of the date.
///
/// @param kind the section of the file that it stands in
/// @param before tokens before the date, the nearest last
record Template(Kind kind, List<Step> before, List<Step> steps, List<Step> after) {

    /// What a template's units and names are counted from, and which way.
    enum Kind {
        /// A name or number of its own, or one that `last` and the like place.
        DATE,
        /// So many units before the publication: `vor drei Tagen`.
        AGO,
        /// So many units after it: `in drei Tagen`.
        AHEAD,
        /// So many units before and after what the text spoke of last: `drei Tage zuvor`.
        EARLIER,
        LATER,
        /// What comes again: `jeden Montag`.
        SET,
        /// What looks like a date and is none.
        NONE
    }

    /// What one place of a template takes.
    sealed interface Step {}

    record Filled(Slot slot) implements Step {}

    record Written(Set<Word> words, String marks) implements Step {
        boolean isAt(Tokens tokens, int i) {
            char mark = tokens.mark(i);
            return mark == Tokens.WORD
                    ? words.contains(tokens.word(i))
                    : mark != Tokens.NUMBER && marks.indexOf(mark) >= 0;
        }
    }

    /// A line of a file: a template for every choice that it leaves.
    static List<Template> parse(Kind kind, String line, Function<String, Word> words) {
        List<List<Step>> before = List.of(List.of());
        String rest = line;
        int context = rest.indexOf('>');
        if (context >= 0) {
            before = choices(rest.substring(0, context), words);
            rest = rest.substring(context + 1);
        }
        List<List<Step>> after = List.of(List.of());
        context = rest.indexOf('<');
        if (context >= 0) {
            after = choices(rest.substring(context + 1), words);
            rest = rest.substring(0, context);
        }
        List<Template> templates = new ArrayList<>();
        for (List<Step> steps : choices(rest, words)) {
            for (List<Step> left : before) {
                for (List<Step> right : after) {
                    templates.add(new Template(kind, left, steps, right));
                }
            }
        }
        return templates;
    }

    private static List<List<Step>> choices(String text, Function<String, Word> words) {
        String spaced = text.replaceAll("[\\[\\]]|(?<=\\p{L})['-](?=\\p{L})", " $0 ");
        List<String> parts = List.of(spaced.strip().split("\\s+"));
        return text.isBlank() ? List.of(List.of()) : choices(parts, words);
    }

    private static List<List<Step>> choices(List<String> parts, Function<String, Word> words) {
        if (parts.isEmpty()) {
            return List.of(List.of());
        }
        if (!parts.getFirst().equals("[")) {
            Step first = step(parts.getFirst(), words);
            return choices(parts.subList(1, parts.size()), words).stream()
                    .map(rest -> joined(List.of(first), rest))
                    .toList();
        }
        int close = closing(parts);
        List<List<Step>> rests = choices(parts.subList(close + 1, parts.size()), words);
        List<List<Step>> all = new ArrayList<>(rests);
        for (List<Step> inner : choices(parts.subList(1, close), words)) {
            rests.forEach(rest -> all.add(joined(inner, rest)));
        }
        return all;
    }

    private static int closing(List<String> parts) {
        int depth = 0;
        for (int i = 0; i < parts.size(); i++) {
            depth += parts.get(i).equals("[") ? 1 : parts.get(i).equals("]") ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        throw new IllegalStateException("a [ of a template is never closed: " + parts);
    }

    private static List<Step> joined(List<Step> left, List<Step> right) {
        List<Step> all = new ArrayList<>(left);
        all.addAll(right);
        return List.copyOf(all);
    }

    private static Step step(String part, Function<String, Word> words) {
        if (part.equals(part.toUpperCase(Locale.ROOT)) && part.chars().allMatch(Template::isName)) {
            return new Filled(Slot.valueOf(part));
        }
        StringBuilder marks = new StringBuilder();
        Set<Word> written = new HashSet<>();
        for (String choice : part.split("\\|")) {
            if (Character.isLetter(choice.charAt(0))) {
                written.add(words.apply(choice));
            } else {
                marks.append(choice);
            }
        }
        return new Written(Set.copyOf(written), marks.toString());
    }

    private static boolean isName(int c) {
        return (c >= 'A' && c <= 'Z') || c == '_';
    }
}
