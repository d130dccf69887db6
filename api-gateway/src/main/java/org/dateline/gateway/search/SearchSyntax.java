package org.dateline.gateway.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.dateline.gateway.search.Expression.AllOf;
import org.dateline.gateway.search.Expression.AnyOf;
import org.dateline.gateway.search.Expression.Not;
import org.dateline.gateway.search.Expression.Phrase;
import org.dateline.search.Word;
import org.jspecify.annotations.Nullable;

/// Reads what a person has typed to search for: words, "phrases", `OR`, `-` or `NOT`, parentheses,
/// `prefix*` and `title:`. What can't be meant is refused with the reason.
final class SearchSyntax {

    /// So that a search stays a question to an index and no program.
    private static final int MAX_PHRASES = 60;

    private static final int MAX_DEPTH = 20;
    private static final int MIN_PREFIX = 2;
    private static final String TITLE = "title";

    private final String text;
    private int at;
    private int depth;
    private int phrases;

    private SearchSyntax(String text) {
        this.text = text;
    }

    /// @throws IllegalArgumentException with what is wrong, and where
    static Expression read(String text) {
        SearchSyntax syntax = new SearchSyntax(text);
        Expression expression = syntax.alternatives(false);
        if (syntax.at < text.length()) {
            throw syntax.wrong("has a `)` without a `(` at character " + (syntax.at + 1));
        }
        if (expression == null) {
            throw syntax.wrong("has no letter and no digit, so there is nothing to search for");
        }
        return expression;
    }

    /// Up to the end or a closing parenthesis; null when there is nothing but punctuation.
    private @Nullable Expression alternatives(boolean inTitle) {
        if (++depth > MAX_DEPTH) {
            throw wrong("has more than " + MAX_DEPTH + " parentheses within each other");
        }
        List<Expression> any = new ArrayList<>();
        while (true) {
            Expression all = all(inTitle);
            boolean or = takeOperator("or");
            if (all != null) {
                any.add(all);
            } else if (or || !any.isEmpty()) {
                throw wrong("needs words on both sides of OR; quote \"or\" to search for it");
            }
            if (!or) {
                depth--;
                return any.isEmpty() ? null : any.size() == 1 ? any.getFirst() : new AnyOf(any);
            }
        }
    }

    private @Nullable Expression all(boolean inTitle) {
        List<Expression> all = new ArrayList<>();
        boolean and = false;
        while (skipTo() && text.charAt(at) != ')' && !operator("or")) {
            if (operator("AND")) {
                if (all.isEmpty() || and) {
                    throw wrong("needs words on both sides of AND");
                }
                and = takeOperator("AND");
                continue;
            }
            Expression part = part(inTitle);
            if (part instanceof AllOf(List<Expression> parts)) {
                all.addAll(parts);
            } else if (part != null) {
                all.add(part);
            }
            and = and && part == null;
        }
        if (and) {
            throw wrong("needs words on both sides of AND");
        }
        return all.isEmpty() ? null : all.size() == 1 ? all.getFirst() : new AllOf(all);
    }

    private @Nullable Expression part(boolean inTitle) {
        int start = at;
        if (takeOperator("NOT")) {
            skipTo();
            if (at == text.length() || text.charAt(at) == ')' || operator("or")) {
                throw wrong("needs words behind NOT");
            }
            return not(part(inTitle), "NOT");
        }
        char c = text.charAt(at);
        if ((c == '-' || c == '−') && at + 1 < text.length() && !isSpace(text.charAt(at + 1))) {
            at++;
            return text.charAt(at) == ')' ? null : not(part(inTitle), "-");
        }
        if (c == '(') {
            return group(inTitle);
        }
        int close = closingQuote();
        if (close >= 0) {
            at = close + 1;
            String quoted = text.substring(start + 1, close);
            boolean star = quoted.endsWith("*");
            return phrase(quoted, takeStar() || star, inTitle);
        }
        if (c == '"') {
            throw wrong("has a quotation mark at character " + (at + 1) + " that is not closed");
        }
        return chunk(inTitle);
    }

    private @Nullable Expression not(@Nullable Expression excluded, String operator) {
        if (excluded == null) {
            throw wrong("needs words behind " + operator);
        }
        return new Not(excluded);
    }

    private @Nullable Expression group(boolean inTitle) {
        int open = at++;
        Expression group = alternatives(inTitle);
        if (at == text.length()) {
            throw wrong("has a `(` at character " + (open + 1) + " that is not closed");
        }
        at++;
        return group;
    }

    /// What stands together without spaces.
    private @Nullable Expression chunk(boolean inTitle) {
        int start = at;
        do {
            at++;
        } while (at < text.length() && !endsChunk(text.charAt(at)));
        String chunk = text.substring(start, at);
        int colon = chunk.indexOf(':');
        if (colon > 0 && chunk.substring(0, colon).chars().allMatch(Character::isLetter)) {
            boolean behind = colon + 1 < chunk.length();
            boolean opens =
                    at < text.length() && (text.charAt(at) == '"' || text.charAt(at) == '(');
            if (chunk.substring(0, colon).toLowerCase(Locale.ROOT).equals(TITLE)) {
                at = start + colon + 1;
                if (!behind && !opens && closingQuote() < 0) {
                    throw wrong("needs words right behind `title:`");
                }
                return part(true);
            }
            if (behind && !chunk.startsWith("//", colon + 1) || !behind && opens) {
                throw wrong(
                        "asks for the field `%s`, and there is only `title:`; quote it to search for the words"
                                .formatted(chunk.substring(0, colon + 1)));
            }
        }
        return words(chunk, inTitle);
    }

    /// What commas part are words by themselves; other punctuation keeps them together.
    private @Nullable Expression words(String chunk, boolean inTitle) {
        List<Expression> all = new ArrayList<>();
        for (String part : chunk.split("(?<!\\d)[,;]|[,;](?!\\d)|[、，；]")) {
            boolean prefix = part.length() > 1 && part.endsWith("*");
            String word = prefix ? part.substring(0, part.length() - 1) : part;
            if (word.indexOf('*') >= 0 && word.chars().anyMatch(Character::isLetterOrDigit)) {
                throw wrong("has a `*` in `" + part + "`, which can stand only at its end");
            }
            Expression phrase = phrase(word, prefix, inTitle);
            if (phrase != null) {
                all.add(phrase);
            }
        }
        return all.isEmpty() ? null : all.size() == 1 ? all.getFirst() : new AllOf(all);
    }

    private @Nullable Expression phrase(String said, boolean prefix, boolean inTitle) {
        List<Unit> units = Unit.of(said, prefix);
        if (units.isEmpty()) {
            return null;
        }
        if (++phrases > MAX_PHRASES) {
            throw wrong("has more than " + MAX_PHRASES + " words and phrases");
        }
        Unit last = units.getLast();
        if (prefix && last.prefix() && isShort(last)) {
            throw wrong(
                    "has too short a beginning in `%s*`; give at least %d characters of the word"
                            .formatted(said, MIN_PREFIX));
        }
        return new Phrase(units, inTitle, said);
    }

    private static boolean isShort(Unit unit) {
        String form = unit.readings().getFirst().form();
        return form.codePointCount(0, form.length()) < MIN_PREFIX
                && unit.readings().getFirst().kind() != Word.Kind.LAST_CHARACTER;
    }

    /// Where the quotation that begins here ends; -1 when none begins.
    private int closingQuote() {
        String closing =
                at == text.length()
                        ? ""
                        : switch (text.charAt(at)) {
                            case '"', '＂' -> "\"＂";
                            case '“', '‟' -> "”“\"";
                            case '”' -> "”";
                            case '„' -> "“”‟\"";
                            case '«' -> "»";
                            case '»' -> "«";
                            case '「' -> "」";
                            case '『' -> "』";
                            case '《' -> "》";
                            default -> "";
                        };
        for (int i = at + 1; !closing.isEmpty() && i < text.length(); i++) {
            if (closing.indexOf(text.charAt(i)) >= 0) {
                return i;
            }
        }
        return -1;
    }

    private static boolean endsChunk(char c) {
        return isSpace(c) || "()\"＂“”„«»「」『』《》".indexOf(c) >= 0;
    }

    private boolean takeStar() {
        if (at < text.length() && text.charAt(at) == '*') {
            at++;
            return true;
        }
        return false;
    }

    private boolean takeOperator(String operator) {
        skipTo();
        boolean here = operator(operator);
        if (here) {
            at += text.charAt(at) == '|' ? 1 : operator.length();
        }
        return here;
    }

    /// Whether this operator comes next. Only `or` may be in lower case, as in web searches.
    private boolean operator(String operator) {
        boolean or = operator.equals("or");
        if (or && at < text.length() && text.charAt(at) == '|') {
            return true;
        }
        int end = at + operator.length();
        return text.regionMatches(or, at, operator, 0, operator.length())
                && (end == text.length() || isSpace(text.charAt(end)) || text.charAt(end) == '(');
    }

    private boolean skipTo() {
        while (at < text.length() && isSpace(text.charAt(at))) {
            at++;
        }
        return at < text.length();
    }

    private static boolean isSpace(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }

    private IllegalArgumentException wrong(String detail) {
        return new IllegalArgumentException(detail);
    }
}
