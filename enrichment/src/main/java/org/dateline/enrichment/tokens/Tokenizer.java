package org.dateline.enrichment.tokens;

import java.util.Locale;
import java.util.Set;

/// The words, numbers and marks of a text one after another, cut as in the Penn Treebank's newer
/// style, on which models for entities are trained: `Rob` `'s`, `well` `-` `known`, `$` `4.5` `bn`,
/// but `U.S.`, `AT&T`, `O'Neil` and `20th`. Reads in one pass; runs longer than any word are passed
/// over, and so are tags of markup.
///
/// Expects plain quotes, as [PlainQuotes] makes them.
public final class Tokenizer {

    /// The longest run without white space that is read: longer than any name or address.
    private static final int LONGEST_RUN = 300;

    private static final int LONGEST_TAG = 200;

    /// Behind these a full stop belongs to the word, whatever comes next.
    private static final Set<String> TITLES =
            Set.of(
                    "mr", "mrs", "ms", "dr", "prof", "st", "sen", "rep", "gov", "gen", "col", "lt",
                    "sgt", "capt", "maj", "cpl", "cmdr", "adm", "hon", "rev", "fr", "pres", "supt",
                    "insp", "messrs", "mt", "ft", "vs", "v", "no", "nos", "e.g", "i.e", "cf",
                    "sens", "reps", "rt", "gens", "drs", "mme", "mlle", "brig", "amb", "atty",
                    "asst", "vol", "fig", "pp", "approx");

    /// Behind these a full stop belongs to the word, and may end the sentence too.
    private static final Set<String> SHORTENED =
            Set.of(
                    "inc", "corp", "co", "ltd", "llc", "cos", "bros", "plc", "jr", "sr", "esq",
                    "etc", "al", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept",
                    "oct", "nov", "dec", "mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri",
                    "ave", "blvd", "rd", "dept", "univ", "assn", "ala", "ariz", "ark", "calif",
                    "colo", "conn", "del", "fla", "ga", "ill", "ind", "kan", "ky", "la", "md",
                    "mass", "mich", "minn", "miss", "mo", "mont", "neb", "nev", "okla", "ore", "pa",
                    "penn", "tenn", "tex", "va", "vt", "wash", "wis", "wyo", "bldg", "ph.d", "est");

    /// How a sentence often begins, and a name behind a shortened word hardly ever.
    private static final Set<String> OPENERS =
            Set.of(
                    "the",
                    "a",
                    "an",
                    "in",
                    "on",
                    "at",
                    "for",
                    "but",
                    "and",
                    "it",
                    "he",
                    "she",
                    "they",
                    "we",
                    "i",
                    "this",
                    "that",
                    "these",
                    "those",
                    "there",
                    "his",
                    "her",
                    "their",
                    "its",
                    "our",
                    "after",
                    "as",
                    "when",
                    "while",
                    "if",
                    "however",
                    "so",
                    "since",
                    "with",
                    "by",
                    "from",
                    "to",
                    "you",
                    "my",
                    "all",
                    "some",
                    "many",
                    "one",
                    "both",
                    "what",
                    "who",
                    "how",
                    "why",
                    "where",
                    "although",
                    "though",
                    "under",
                    "during",
                    "before",
                    "according",
                    "also",
                    "no",
                    "not",
                    "more",
                    "most",
                    "each",
                    "such",
                    "then",
                    "now");

    /// Before a hyphen these are part of the word behind it.
    private static final Set<String> PREFIXES =
            Set.of(
                    "e", "a", "u", "x", "agro", "ante", "anti", "arch", "be", "bi", "bio", "co",
                    "counter", "cross", "cyber", "de", "eco", "electro", "ex", "extra", "inter",
                    "intra", "macro", "mega", "micro", "mid", "mini", "multi", "neo", "non", "over",
                    "pan", "para", "peri", "post", "pre", "pro", "proto", "pseudo", "quasi", "re",
                    "semi", "sub", "super", "tri", "ultra", "un", "uni", "vice", "al-", "uh", "mm");

    private final String text;
    private int start;
    private int end;
    private int runEnd;
    private boolean endsSentence;

    public Tokenizer(String text) {
        this.text = text;
    }

    public int start() {
        return start;
    }

    public int end() {
        return end;
    }

    public String word() {
        return text.substring(start, end);
    }

    /// Whether a sentence ends with this token though it is no full stop: `… of Acme Inc. The …`.
    public boolean endsSentence() {
        return endsSentence;
    }

    /// Moves on to the next token, unless there is none.
    public boolean next() {
        endsSentence = false;
        int from = end;
        while (true) {
            if (from >= runEnd) {
                from = nextRun(from);
                if (from < 0) {
                    start = text.length();
                    end = start;
                    return false;
                }
            }
            if (text.charAt(from) == '<') {
                int behind = behindTag(from);
                if (behind > from) {
                    from = behind;
                    runEnd = Math.max(runEnd, behind);
                    if (from >= runEnd) {
                        continue;
                    }
                    continue;
                }
            }
            start = from;
            end = endOf(from);
            return true;
        }
    }

    /// Moves to the next run of characters that are no white space.
    private int nextRun(int from) {
        int i = from;
        while (i < text.length()) {
            while (i < text.length() && isSpace(text.charAt(i))) {
                i++;
            }
            int begun = i;
            while (i < text.length() && !isSpace(text.charAt(i))) {
                i++;
            }
            if (i > begun && i - begun <= LONGEST_RUN) {
                runEnd = i;
                return begun;
            }
        }
        return -1;
    }

    private static boolean isSpace(char c) {
        return c <= ' ' || (c >= 0x7F && (Character.isWhitespace(c) || Character.isISOControl(c)));
    }

    /// Behind the tag that begins here, or here where none does.
    private int behindTag(int from) {
        if (from + 1 >= text.length()) {
            return from;
        }
        char next = text.charAt(from + 1);
        if (!isAsciiLetter(next) && next != '/' && next != '!') {
            return from;
        }
        int limit = Math.min(text.length(), from + LONGEST_TAG);
        for (int i = from + 1; i < limit; i++) {
            char c = text.charAt(i);
            if (c == '>') {
                return i + 1;
            }
            if (c == '<' || c == '\n') {
                return from;
            }
        }
        return from;
    }

    private static boolean isAsciiLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    private int endOf(int from) {
        char c = text.charAt(from);
        if (isWord(c)) {
            return endOfWord(from);
        }
        switch (c) {
            case '.', '-', '*', '=', '_', '!', '?', '~' -> {
                int i = from + 1;
                while (i < runEnd && sameMark(c, text.charAt(i))) {
                    i++;
                }
                return i;
            }
            case '\'' -> {
                int clitic = clitic(from);
                return clitic > from ? clitic : from + 1;
            }
            case '@', '#' -> {
                int i = from + 1;
                while (i < runEnd && (isWord(text.charAt(i)) || text.charAt(i) == '_')) {
                    i++;
                }
                return i;
            }
            default -> {
                return Character.isHighSurrogate(c) && from + 1 < runEnd ? from + 2 : from + 1;
            }
        }
    }

    private static boolean sameMark(char first, char c) {
        return c == first || ((first == '!' || first == '?') && (c == '!' || c == '?'));
    }

    private static boolean isWord(char c) {
        return isAsciiLetter(c)
                || (c >= '0' && c <= '9')
                || (c >= 0xC0 && (Character.isLetterOrDigit(c) || isMark(c)));
    }

    private static boolean isMark(char c) {
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK
                || type == Character.SURROGATE;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private int endOfWord(int from) {
        int address = address(from);
        if (address > from) {
            return address;
        }
        if (isDigit(text.charAt(from))) {
            return endOfNumber(from);
        }
        int i = from;
        while (i < runEnd) {
            char c = text.charAt(i);
            if (isWord(c)) {
                i++;
            } else if (c == '\'' && i + 1 < runEnd && isWord(text.charAt(i + 1))) {
                if (clitic(i) > i) {
                    return i;
                }
                i++;
            } else if (c == '&' && i + 1 < runEnd && shortBefore(from, i) && isUpper(i + 1)) {
                i++;
            } else if (c == '-' && keepsHyphen(from, i)) {
                i++;
            } else if (c == '.') {
                int behind = behindDots(from, i);
                if (behind == i) {
                    break;
                }
                if (behind < 0) {
                    return -behind;
                }
                i = behind;
            } else if (c == '$' && i - from <= 3 && isUpper(from)) {
                return i + 1;
            } else {
                break;
            }
        }
        return beforeNot(from, i);
    }

    /// Where `n't` begins, if the word ends with it.
    private int beforeNot(int from, int to) {
        if (to - from > 3
                && text.charAt(to - 2) == '\''
                && lower(to - 1) == 't'
                && lower(to - 3) == 'n') {
            return to - 3;
        }
        return to;
    }

    private char lower(int i) {
        return Character.toLowerCase(text.charAt(i));
    }

    private boolean isUpper(int i) {
        return Character.isUpperCase(text.charAt(i));
    }

    private boolean shortBefore(int from, int to) {
        return to - from <= 3 && isUpper(from);
    }

    /// Whether the hyphen joins: behind a prefix, between single letters (`X-ray`), in a name in
    /// capitals with a number (`F-16`).
    private boolean keepsHyphen(int from, int hyphen) {
        if (hyphen + 1 >= runEnd || !isWord(text.charAt(hyphen + 1))) {
            return false;
        }
        if (isDigit(text.charAt(hyphen + 1))) {
            return hyphen - from <= 4 && isUpper(from) && isUpper(hyphen - 1);
        }
        int length = hyphen - from;
        return length <= 7
                && PREFIXES.contains(text.substring(from, hyphen).toLowerCase(Locale.ROOT));
    }

    /// Reads full stops that belong to a word.
    ///
    /// @return behind the full stop, or where it stands if it is none of the word's, or the negated
    ///     end of the word if that ends with it
    private int behindDots(int from, int dot) {
        boolean more = dot + 1 < runEnd && isWord(text.charAt(dot + 1));
        if (more) {
            // `U.S`, `p.m`, `Ph.D`, `amazon.com`; not `end.Next`, where a space is missing.
            boolean initial = dot - from == 1 || text.charAt(dot - 2) == '.';
            boolean joined = initial || !isUpper(dot + 1) || isShortened(from, dot + 1);
            return joined && Character.isLetter(text.charAt(dot + 1)) ? dot + 1 : dot;
        }
        boolean sentenceMayEnd = dot + 1 >= runEnd;
        int letters = dot - from;
        boolean initials =
                (letters == 1 && isUpper(from))
                        || (letters >= 3 && letters <= 9 && dots(from, dot) * 2 + 1 == letters);
        if (initials) {
            endsSentence = letters >= 3 && sentenceMayEnd && openerFollows(dot + 1);
            return -(dot + 1);
        }
        if (letters > 8) {
            return dot;
        }
        String word = text.substring(from, dot).toLowerCase(Locale.ROOT);
        if (TITLES.contains(word)) {
            boolean kept = !word.equals("no") || digitFollows(dot + 1);
            return kept && !lineEnds(dot + 1) ? -(dot + 1) : dot;
        }
        if (SHORTENED.contains(word)) {
            if (lineEnds(dot + 1)) {
                endsSentence = true;
                return -(dot + 1);
            }
            if (isLower(from) && openerFollows(dot + 1)) {
                return dot;
            }
            endsSentence = sentenceMayEnd && openerFollows(dot + 1);
            return -(dot + 1);
        }
        return dot;
    }

    private boolean isLower(int i) {
        return Character.isLowerCase(text.charAt(i));
    }

    private boolean isShortened(int from, int to) {
        return to - from <= 3
                && SHORTENED.contains(text.substring(from, to).toLowerCase(Locale.ROOT));
    }

    private int dots(int from, int to) {
        int dots = 0;
        for (int i = from; i < to; i++) {
            dots += text.charAt(i) == '.' ? 1 : 0;
        }
        return dots;
    }

    private boolean lineEnds(int from) {
        int i = from;
        while (i < text.length() && (text.charAt(i) == ' ' || text.charAt(i) == '"')) {
            i++;
        }
        return i >= text.length() || text.charAt(i) == '\n';
    }

    private boolean digitFollows(int from) {
        int i = from;
        while (i < text.length() && text.charAt(i) == ' ' && i < from + 2) {
            i++;
        }
        return i < text.length() && isDigit(text.charAt(i));
    }

    private boolean openerFollows(int from) {
        int i = from;
        while (i < text.length()
                && i < from + 3
                && (isSpace(text.charAt(i)) || text.charAt(i) == '"')) {
            i++;
        }
        int begun = i;
        while (i < text.length() && i - begun <= 10 && Character.isLetter(text.charAt(i))) {
            i++;
        }
        return i > begun
                && isUpper(begun)
                && OPENERS.contains(text.substring(begun, i).toLowerCase(Locale.ROOT));
    }

    /// A number with its points, and behind it an ending such as `th` or `s`; a unit is a token of
    /// its own.
    private int endOfNumber(int from) {
        int i = from;
        while (i < runEnd) {
            char c = text.charAt(i);
            boolean joined =
                    (c == ',' || c == '.' || c == ':' || c == '/')
                            && i + 1 < runEnd
                            && isDigit(text.charAt(i + 1));
            if (!isDigit(c) && !joined) {
                break;
            }
            i++;
        }
        int letters = i;
        while (letters < runEnd && isWord(text.charAt(letters))) {
            letters++;
        }
        if (letters == i || isUnit(i, letters)) {
            return i;
        }
        return letters;
    }

    private boolean isUnit(int from, int to) {
        return switch (text.substring(from, to).toLowerCase(Locale.ROOT)) {
            case "bn",
                    "m",
                    "mn",
                    "tn",
                    "k",
                    "km",
                    "kg",
                    "cm",
                    "mm",
                    "am",
                    "pm",
                    "mph",
                    "kph",
                    "lb",
                    "lbs",
                    "ft",
                    "in",
                    "g",
                    "mg",
                    "ml",
                    "p",
                    "gb",
                    "mb",
                    "tb",
                    "mw",
                    "gw",
                    "kw",
                    "hz",
                    "ghz",
                    "mhz",
                    "kwh",
                    "yr",
                    "yrs",
                    "min",
                    "mins",
                    "hr",
                    "hrs",
                    "sq",
                    "c",
                    "f" ->
                    true;
            default -> false;
        };
    }

    /// The end of a web or mail address that begins here, or here.
    private int address(int from) {
        if (from > 0 && !isSpace(text.charAt(from - 1)) && isWord(text.charAt(from - 1))) {
            return from;
        }
        boolean web = text.startsWith("http", from) || text.startsWith("www.", from);
        if (!web) {
            int at = -1;
            for (int i = from; i < runEnd && i < from + 64; i++) {
                char c = text.charAt(i);
                if (c == '@') {
                    at = i;
                    break;
                }
                if (!isWord(c) && c != '.' && c != '_' && c != '-' && c != '+') {
                    return from;
                }
            }
            if (at < 0 || at + 1 >= runEnd || !isWord(text.charAt(at + 1))) {
                return from;
            }
        } else if (!text.startsWith("www.", from)
                && !text.startsWith("://", from + 4)
                && !text.startsWith("s://", from + 4)) {
            return from;
        }
        int i = from;
        while (i < runEnd && "\"<>|()[]{}".indexOf(text.charAt(i)) < 0) {
            i++;
        }
        while (i > from + 1 && ".,;:!?'".indexOf(text.charAt(i - 1)) >= 0) {
            i--;
        }
        return i;
    }

    /// The end of a clitic such as `'s` or `'ll` at an apostrophe, or the apostrophe itself.
    private int clitic(int apostrophe) {
        int i = apostrophe + 1;
        while (i < runEnd && i - apostrophe <= 3 && isWord(text.charAt(i))) {
            i++;
        }
        int length = i - apostrophe - 1;
        if (i < runEnd && length >= 1 && isWord(text.charAt(i))) {
            return apostrophe;
        }
        if (i + 1 < runEnd && text.charAt(i) == '\'' && isWord(text.charAt(i + 1))) {
            return apostrophe;
        }
        boolean inWord = apostrophe > 0 && isWord(text.charAt(apostrophe - 1));
        if (length == 1) {
            char c = lower(apostrophe + 1);
            return c == 's' || (inWord && (c == 'd' || c == 'm')) ? i : apostrophe;
        }
        if (length == 2 && inWord) {
            String letters = text.substring(apostrophe + 1, i).toLowerCase(Locale.ROOT);
            return letters.equals("re") || letters.equals("ve") || letters.equals("ll")
                    ? i
                    : apostrophe;
        }
        if (length == 2 && isDigit(text.charAt(apostrophe + 1))) {
            return i;
        }
        return apostrophe;
    }
}
