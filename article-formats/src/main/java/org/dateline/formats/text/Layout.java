package org.dateline.formats.text;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.dateline.formats.json.Field;
import org.dateline.formats.text.HeaderLines.Labelled;

/// How the articles in a text file that plainly holds several are parted. A text is one article
/// unless it shows twice what only archives write: section breaks, quoted heads and lines such as
/// `Title: …` stand in single articles, too.
sealed interface Layout {

    /// A line such as `2 of 17 DOCUMENTS` or `Document 2 of 17` stands before each (LexisNexis,
    /// ProQuest).
    record Numbered() implements Layout {}

    /// A line such as `End of Document` or `Document NYTF000020250610el6a0001v` stands behind each
    /// (Nexis Uni, Factiva).
    record Ended() implements Layout {}

    /// A line such as `#! rnews 1234` stands before each (batches of Usenet news).
    record Batched() implements Layout {}

    /// A line of one sign again and again, with the head of an article behind it.
    ///
    /// @param labelled whether the lines of the heads have labels; else they are a title and a date
    ///     or an author
    record Ruled(char sign, boolean labelled) implements Layout {}

    /// A head, of which each begins with the same label.
    record Headed(String label) implements Layout {}

    /// What takes the place of an article that was erased; dashes follow.
    String ERASED = "[erased]";

    /// What a line is to the articles around it.
    enum Border {
        NONE,
        /// It stands between them, and belongs to neither.
        BETWEEN,
        /// An article begins with it.
        BEFORE
    }

    Pattern ERASED_LINE = Pattern.compile("\\[erased]-*");

    Pattern NUMBER =
            Pattern.compile(
                    "(?iu)\\s{0,100}(?:(?:FOCUS - )?(?<n>\\d{1,6}) (?:of|von|de|di|van|sur) (?<all>\\d{1,6})"
                            + " (?:DOCUMENTS?|DOKUMENTEN?|DOCUMENTOS?|DOCUMENTEN|DOCUMENTI)"
                            + "|(?:Document|Dokument|Documento) (?<m>\\d{1,6})"
                            + " (?:of|von|de|di|van|sur) (?<sum>\\d{1,6}))");

    Pattern END =
            Pattern.compile(
                    "(?i)\\s{0,20}(?:End of Document|Ende des Dokuments?|Fin du document|Fin del documento)");

    Pattern ACCESSION =
            Pattern.compile(
                    "\\s{0,20}(?:AN\\s{1,5})?(?:Document|Dokument|Documento)"
                            + " ((?=[A-Z]{0,39}\\d)[A-Z0-9]{3,20}\\d{4,12}[A-Za-z0-9]{4,20})");

    Pattern BATCH = Pattern.compile("#! rnews \\d{1,9}");

    /// Signs that may stand apart from each other.
    Pattern RULE = Pattern.compile("\\s{0,40}([=_*#~+-])(?: ?\\1){2,300}");

    String SIGNS = "=_*#~+-";

    /// No line that parts articles is longer, in UTF-16 units.
    int LONGEST_BORDER = 620;

    int SHORTEST_RULE_WITHOUT_LABELS = 5;

    int LONGEST_TITLE = 200;

    int LONGEST_DATE = 60;

    /// No head is longer, in lines.
    int MOST_LINES = 12;

    /// A sentence, in UTF-16 units.
    int SHORTEST_BODY = 80;

    /// Two or three sentences, in UTF-16 units.
    int SHORTEST_STORY = 250;

    Pattern YEAR = Pattern.compile("(?<!\\d)(?:19|20)\\d{2}(?!\\d)");

    Pattern REPLY = Pattern.compile("(?i)(?:(?:re|aw|fwd?|wg|sv|rv|tr|antw)\\s?:\\s{0,5})+");

    /// The layout of a text; empty where it is one article, as far as is known.
    ///
    /// @param text what the file begins with
    /// @param whole whether that is all of it
    static Optional<Layout> of(String text, boolean whole) {
        List<String> all = text.lines().map(String::stripTrailing).toList();
        List<String> lines = whole || all.isEmpty() ? all : all.subList(0, all.size() - 1);
        return numbered(lines, whole)
                .or(() -> ended(lines))
                .or(() -> batched(lines))
                .or(() -> ruled(lines))
                .or(() -> headed(lines));
    }

    /// What a line is.
    ///
    /// @param before the line before, blank where there is none
    /// @param after those that follow, as many as a head may have
    default Border border(String before, String line, List<String> after) {
        if (ERASED_LINE.matcher(line).matches()) {
            return Border.BEFORE;
        }
        return switch (this) {
            case Numbered() -> between(number(line).isPresent());
            case Ended() -> between(isEnd(line));
            case Batched() -> between(BATCH.matcher(line).matches());
            case Ruled(char sign, boolean labelled) ->
                    between(
                            isRule(line, sign)
                                    && (labelled
                                            ? Head.of(after).isLabelled()
                                            : isStart(before) && isLooseHead(after)
                                                    || isErased(after)));
            case Headed(String label) ->
                    isStart(before)
                                    && isLabelled(line, label)
                                    && Head.of(withFirst(line, after)).isFull()
                            ? Border.BEFORE
                            : Border.NONE;
        };
    }

    private static Border between(boolean yes) {
        return yes ? Border.BETWEEN : Border.NONE;
    }

    /// The name that an archive gives the article that ends with such a line.
    static Optional<String> accession(String line) {
        Matcher matcher = ACCESSION.matcher(line);
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    /// Whether a line is one sign again and again.
    static boolean isRule(String line) {
        return mayBe(line, SIGNS) && RULE.matcher(line).matches();
    }

    private static boolean isRule(String line, char sign) {
        return isRule(line) && line.stripLeading().charAt(0) == sign;
    }

    private static boolean isEnd(String line) {
        return mayBe(line, "EFDAefda")
                && (END.matcher(line).matches() || ACCESSION.matcher(line).matches());
    }

    /// Whether a line is short enough, and begins with one of these: most lines of most texts are
    /// none that parts articles, which is to cost little.
    private static boolean mayBe(String line, String firsts) {
        int first = 0;
        while (first < line.length() && Character.isWhitespace(line.charAt(first))) {
            first++;
        }
        return first < line.length()
                && line.length() - first <= LONGEST_BORDER
                && firsts.indexOf(line.charAt(first)) >= 0;
    }

    private static boolean isErased(List<String> lines) {
        return first(lines, 0).filter(line -> ERASED_LINE.matcher(line).matches()).isPresent();
    }

    private static Optional<String> first(List<String> lines, int from) {
        return lines.stream().skip(from).filter(line -> !line.isBlank()).findFirst();
    }

    private static OptionalInt number(String line) {
        if (!mayBe(line, "0123456789FDfd")) {
            return OptionalInt.empty();
        }
        Matcher matcher = NUMBER.matcher(line);
        if (!matcher.matches()) {
            return OptionalInt.empty();
        }
        String first = matcher.group("n") == null ? matcher.group("m") : matcher.group("n");
        String last = matcher.group("all") == null ? matcher.group("sum") : matcher.group("all");
        int number = Integer.parseInt(first);
        return number >= 1 && number <= Integer.parseInt(last)
                ? OptionalInt.of(number)
                : OptionalInt.empty();
    }

    private static Optional<Layout> numbered(List<String> lines, boolean whole) {
        int[] numbers =
                lines.stream()
                        .map(Layout::number)
                        .flatMapToInt(OptionalInt::stream)
                        .limit(1000)
                        .toArray();
        boolean twice =
                IntStream.range(1, numbers.length).anyMatch(i -> numbers[i] == numbers[i - 1] + 1);
        boolean longFirst =
                !whole
                        && numbers.length == 1
                        && first(lines, 0).filter(line -> number(line).isPresent()).isPresent();
        return twice || longFirst ? Optional.of(new Numbered()) : Optional.empty();
    }

    private static Optional<Layout> ended(List<String> lines) {
        return lines.stream().filter(Layout::isEnd).count() >= 2
                ? Optional.of(new Ended())
                : Optional.empty();
    }

    private static Optional<Layout> batched(List<String> lines) {
        return first(lines, 0).filter(line -> BATCH.matcher(line).matches()).isPresent()
                ? Optional.of(new Batched())
                : Optional.empty();
    }

    private static Optional<Layout> ruled(List<String> lines) {
        List<Integer> rules =
                IntStream.range(0, lines.size()).filter(i -> isRule(lines.get(i))).boxed().toList();
        Set<Character> signs =
                rules.stream().map(i -> lines.get(i).strip().charAt(0)).collect(Collectors.toSet());
        for (char sign : signs) {
            List<Integer> own = rules.stream().filter(i -> isRule(lines.get(i), sign)).toList();
            Optional<Layout> layout = ruled(lines, sign, own);
            if (layout.isPresent()) {
                return layout;
            }
        }
        return Optional.empty();
    }

    private static Optional<Layout> ruled(List<String> lines, char sign, List<Integer> rules) {
        boolean ruleFirst = first(lines, 0).filter(line -> isRule(line, sign)).isPresent();
        Set<String> titles = new HashSet<>();
        int labelled = 0;
        int loose = 0;
        int all = 0;
        for (int i = ruleFirst ? 0 : -1; i < rules.size(); i++) {
            List<String> after = window(lines, i < 0 ? 0 : rules.get(i) + 1);
            if (i > 0 && after.stream().allMatch(String::isBlank)) {
                continue;
            }
            Head head = Head.of(after);
            boolean first = all == 0;
            all++;
            boolean erased = isErased(after);
            if (head.isLabelled() || erased) {
                labelled++;
                titles.add(erased ? ERASED : head.title());
            }
            loose += erased || isLooseHead(after) ? 1 : 0;
            if (first && labelled == 0 && loose == 0) {
                return Optional.empty();
            }
        }
        if (labelled >= 2 && titles.size() >= 2) {
            return Optional.of(new Ruled(sign, true));
        }
        boolean plain = rules.stream().allMatch(i -> partsPlainly(lines, i));
        return loose == all && all >= 2 && plain
                ? Optional.of(new Ruled(sign, false))
                : Optional.empty();
    }

    /// Whether a line of one sign is none under a title, nor one of a table.
    private static boolean partsPlainly(List<String> lines, int rule) {
        int length = 0;
        for (int i = rule + 1; i < lines.size() && length < SHORTEST_STORY; i++) {
            if (isRule(lines.get(i)) && !isErased(window(lines, rule + 1))) {
                return false;
            }
            length += lines.get(i).strip().length();
        }
        String line = lines.get(rule).strip();
        // signs apart from each other end press releases
        return line.length() >= SHORTEST_RULE_WITHOUT_LABELS
                && line.indexOf(' ') < 0
                && (rule == 0 || isStart(lines.get(rule - 1)));
    }

    private static Optional<Layout> headed(List<String> lines) {
        int start = 0;
        while (start < lines.size()
                && (lines.get(start).isBlank()
                        || ERASED_LINE.matcher(lines.get(start)).matches())) {
            start++;
        }
        Optional<Labelled> first =
                start < lines.size() ? HeaderLines.labelled(lines.get(start)) : Optional.empty();
        if (first.isEmpty()) {
            return Optional.empty();
        }
        Headed layout = new Headed(first.get().label().toLowerCase(Locale.ROOT));
        Set<String> titles = new HashSet<>();
        int bodies = 0;
        for (int i = 0; i < lines.size(); i++) {
            List<String> after = window(lines, i + 1);
            String before = i == 0 ? "" : lines.get(i - 1);
            if (layout.border(before, lines.get(i), after) == Border.BEFORE) {
                Head head = Head.of(withFirst(lines.get(i), after));
                boolean erased = ERASED_LINE.matcher(lines.get(i)).matches();
                titles.add(erased ? lines.get(i) : head.title());
                bodies += erased || hasBody(lines, i + head.length(), layout) ? 1 : 0;
            }
        }
        return bodies >= 2 && titles.size() >= 2 ? Optional.of(layout) : Optional.empty();
    }

    /// Whether a sentence stands behind a head, before the next one.
    private static boolean hasBody(List<String> lines, int from, Headed layout) {
        int length = 0;
        for (int i = from; i < lines.size() && length < SHORTEST_BODY; i++) {
            if (isStart(lines.get(i - 1)) && isLabelled(lines.get(i), layout.label())) {
                return false;
            }
            length += lines.get(i).strip().length();
        }
        return length >= SHORTEST_BODY;
    }

    private static List<String> window(List<String> lines, int from) {
        int start = Math.min(from, lines.size());
        return lines.subList(start, Math.min(lines.size(), start + MOST_LINES + 4));
    }

    private static List<String> withFirst(String line, List<String> after) {
        return Stream.concat(Stream.of(line), after.stream()).toList();
    }

    private static boolean isStart(String before) {
        return before.isBlank() || isRule(before) || ERASED_LINE.matcher(before).matches();
    }

    private static boolean isLabelled(String line, String label) {
        return HeaderLines.labelled(line)
                .filter(labelled -> labelled.label().toLowerCase(Locale.ROOT).equals(label))
                .isPresent();
    }

    /// A title, and under it a date or an author.
    private static boolean isLooseHead(List<String> lines) {
        List<String> filled = lines.stream().filter(line -> !line.isBlank()).limit(4).toList();
        if (filled.size() < 3 || !isTitle(filled.getFirst())) {
            return false;
        }
        return filled.subList(1, filled.size()).stream().anyMatch(Layout::isDateOrAuthor);
    }

    private static boolean isTitle(String line) {
        String title = line.strip();
        return title.length() <= LONGEST_TITLE
                && !title.endsWith(".")
                && title.codePoints().anyMatch(Character::isLetter)
                && !isRule(title);
    }

    private static boolean isDateOrAuthor(String line) {
        Optional<Field> field = HeaderLines.labelled(line).flatMap(Labelled::field);
        if (field.isPresent()) {
            return field.get() == Field.AUTHORS || field.get() == Field.PUBLISHED;
        }
        String date = line.strip();
        return date.length() <= LONGEST_DATE
                && !date.endsWith(".")
                && YEAR.matcher(date).find()
                && date.chars().filter(Character::isDigit).count() >= 5;
    }

    /// The labelled lines that an article begins with; a title without a label may stand before
    /// them.
    ///
    /// @param fields that they give
    /// @param title without what replies to it put before it
    /// @param length in lines
    record Head(Set<Field> fields, String title, int length) {

        static Head of(List<String> lines) {
            Set<Field> fields = EnumSet.noneOf(Field.class);
            String title = "";
            String first = "";
            int gap = 0;
            int end = 0;
            for (int i = 0; i < Math.min(lines.size(), MOST_LINES); i++) {
                String line = lines.get(i);
                if (line.isBlank()) {
                    gap++;
                    if (gap > 1 && end > 0) {
                        break;
                    }
                    continue;
                }
                Optional<Labelled> labelled = HeaderLines.labelled(line);
                boolean untitled = end == 0 && labelled.isEmpty() && isTitle(line);
                if (labelled.isEmpty() && !untitled) {
                    break;
                }
                Optional<Field> field = labelled.flatMap(Labelled::field);
                field.ifPresent(fields::add);
                first = untitled ? line.strip() : first;
                if (title.isEmpty() && field.filter(f -> f == Field.TITLE).isPresent()) {
                    title = REPLY.matcher(labelled.get().value()).replaceFirst("");
                }
                gap = 0;
                end = i + 1;
            }
            boolean under = !first.isEmpty() && fields.contains(Field.PUBLISHED);
            if (under) {
                fields.add(Field.TITLE);
            }
            return new Head(fields, title.isEmpty() ? first : title, end);
        }

        /// Whether no single article has such lines within it.
        boolean isFull() {
            return fields.contains(Field.TITLE)
                    && (fields.contains(Field.PUBLISHED)
                            || fields.contains(Field.URL)
                            || fields.contains(Field.AUTHORS)
                            || fields.contains(Field.PUBLISHER));
        }

        /// Whether it can only be the head of an article, where a line parts it from the one
        // before.
        boolean isLabelled() {
            return fields.size() >= 2
                    && (fields.contains(Field.TITLE)
                            || fields.contains(Field.PUBLISHED) && fields.contains(Field.URL));
        }
    }
}
