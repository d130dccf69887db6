package org.dateline.enrichment.dates;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.dateline.enrichment.dates.Lexeme.Sign;
import org.jspecify.annotations.Nullable;

/// How one language other than English writes dates: the words and templates of its file,
/// `phrases/de.txt`. Read once, immutable after.
final class Language {

    private final LanguageWords words;
    private final Map<Word, List<Lexeme>> lexemes;
    private final Templates templates;
    private final boolean dayFirst;
    private final boolean lowerCase;
    private final List<String> futureEndings;
    private final String particles;

    private Language(
            LanguageWords words,
            Map<Word, List<Lexeme>> lexemes,
            Templates templates,
            boolean dayFirst,
            boolean lowerCase,
            List<String> futureEndings,
            String particles) {
        this.words = words;
        this.lexemes = lexemes;
        this.templates = templates;
        this.dayFirst = dayFirst;
        this.lowerCase = lowerCase;
        this.futureEndings = futureEndings;
        this.particles = particles;
    }

    /// Reads the file of a language.
    ///
    /// @param tag BCP 47, without script and region
    static Language load(String tag) {
        String file = "phrases/" + tag + ".txt";
        try (InputStream in = Language.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("the phrases of a language are missing: " + file);
            }
            String text = new String(in.readAllBytes(), UTF_8);
            return new Source(tag, file).read(text.lines().map(String::strip).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(file, e);
        }
    }

    LanguageWords words() {
        return words;
    }

    List<Lexeme> lexemes(Word first) {
        return first == Word.UNKNOWN ? List.of() : lexemes.getOrDefault(first, List.of());
    }

    Templates templates() {
        return templates;
    }

    /// Syllables that stand alone around words.
    String particles() {
        return particles;
    }

    /// Whether days and months have no capital.
    boolean lowerCase() {
        return lowerCase;
    }

    /// What verbs end in that speak of the future.
    List<String> futureEndings() {
        return futureEndings;
    }

    /// Whether 03/04/2024 is in April.
    boolean dayFirst() {
        return dayFirst;
    }

    /// A file while it is read.
    private static final class Source {

        private static final int CENTURIES = 21;
        private static final String ROMAN = " I II III IV V VI VII VIII IX";

        private final String file;
        private final Locale locale;
        private final Map<Word, List<Lexeme>> lexemes = new HashMap<>();
        private final List<Template> templates = new ArrayList<>();
        private final Map<String, List<String>> sections = new HashMap<>();
        private LanguageWords words;

        Source(String tag, String file) {
            this.file = file;
            this.locale = Locale.of(tag);
            this.words = new LanguageWords(locale, LanguageWords.Writing.SPACED, "");
        }

        Language read(List<String> lines) {
            String section = "";
            for (String line : lines) {
                if (line.startsWith("[") && line.endsWith("]") && !line.contains(" ")) {
                    section = line.substring(1, line.length() - 1);
                } else if (!line.isEmpty() && !line.startsWith("#")) {
                    sections.computeIfAbsent(section, name -> new ArrayList<>()).add(line);
                }
            }
            words =
                    new LanguageWords(
                            locale,
                            LanguageWords.Writing.valueOf(
                                    setting("words", "spaced").toUpperCase(Locale.ROOT)),
                            setting("prefixes", ""));
            for (Template.Kind kind : Template.Kind.values()) {
                for (String line : lines(kind.name())) {
                    templates.addAll(Template.parse(kind, line, words::word));
                }
            }
            for (Slot slot : Slot.values()) {
                lines(slot.name()).forEach(line -> entry(slot, line));
            }
            if (setting("compounds", "").equals("weekday part")) {
                words.compound(spellings(Slot.WEEKDAY), spellings(Slot.PART));
            }
            if (setting("centuries", "").startsWith("roman")) {
                romanCenturies(setting("centuries", "").substring("roman".length()));
            }
            return new Language(
                    words,
                    Map.copyOf(lexemes),
                    Templates.of(templates),
                    setting("digits", "").equals("day first"),
                    setting("names", "").equals("lower case"),
                    List.of(setting("future endings", "-").split(" ")),
                    setting("particles", ""));
        }

        private List<String> lines(String section) {
            return sections.getOrDefault(section.toLowerCase(Locale.ROOT), List.of());
        }

        /// A line of the section `[writing]`.
        private String setting(String name, String otherwise) {
            for (String line : lines("writing")) {
                int equals = line.indexOf('=');
                if (line.substring(0, equals).strip().equals(name)) {
                    return line.substring(equals + 1).strip();
                }
            }
            return otherwise;
        }

        private List<String> spellings(Slot slot) {
            return lines(slot.name()).stream()
                    .flatMap(line -> Arrays.stream(line.split("=")[0].split(",")))
                    .map(String::strip)
                    .toList();
        }

        /// `letzte, letzten = -1`, `gestern = DAY -1`, `Woche = WEEK`, or words alone.
        private void entry(Slot slot, String line) {
            int equals = line.indexOf('=');
            int value = 1;
            Enum<?> kind = null;
            if (equals >= 0) {
                for (String part : line.substring(equals + 1).strip().split(" ")) {
                    if (Character.isLetter(part.charAt(0))) {
                        kind = kind(part);
                    } else {
                        value = Integer.parseInt(part);
                    }
                }
            }
            String spellings = equals < 0 ? line : line.substring(0, equals);
            for (String spelling : spellings.split(",")) {
                add(slot, value, kind, spelling.strip());
            }
        }

        private void add(Slot slot, int value, @Nullable Enum<?> kind, String spelling) {
            List<Sign> signs = new ArrayList<>();
            int i = 0;
            while (i < spelling.length()) {
                int start = i;
                while (i < spelling.length() && isWordUnit(spelling.charAt(i))) {
                    i++;
                }
                if (i > start) {
                    signs.add(new Sign(words.word(spelling.substring(start, i)), ' '));
                } else {
                    if (spelling.charAt(i) != ' ') {
                        signs.add(new Sign(Word.UNKNOWN, spelling.charAt(i)));
                    }
                    i++;
                }
            }
            Lexeme lexeme =
                    new Lexeme(slot, value, kind, List.copyOf(signs.subList(1, signs.size())));
            lexemes.computeIfAbsent(signs.getFirst().word(), first -> new ArrayList<>())
                    .add(lexeme);
        }

        /// @param endings what the language writes behind a Roman number: `e` in `XIXe`
        private void romanCenturies(String endings) {
            for (int century = 1; century <= CENTURIES; century++) {
                String roman =
                        "X".repeat(century / 10) + List.of(ROMAN.split(" ", -1)).get(century % 10);
                add(Slot.CENTURY, century, null, roman);
                for (String ending : endings.strip().split(" ")) {
                    add(Slot.CENTURY, century, null, roman + ending);
                }
            }
        }

        private static boolean isWordUnit(char c) {
            return Character.isLetter(c)
                    || c == '~'
                    || Character.getType(c) == Character.NON_SPACING_MARK;
        }

        private Enum<?> kind(String name) {
            for (Enum<?>[] kinds :
                    List.<Enum<?>[]>of(Unit.values(), Season.values(), DayPart.values())) {
                for (Enum<?> kind : kinds) {
                    if (kind.name().equals(name)) {
                        return kind;
                    }
                }
            }
            throw new IllegalStateException(
                    file + " names no unit, season or part of the day: " + name);
        }
    }
}
