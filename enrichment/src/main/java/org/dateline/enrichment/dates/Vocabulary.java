package org.dateline.enrichment.dates;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The words that time expressions are made of, from the data files beside this class, in a hash
/// table that is asked with a stretch of text and needs no string of it.
final class Vocabulary implements Dictionary {

    private static final List<String> FILES =
            List.of("months", "weekdays", "numerals", "units", "modifiers", "references", "cues");

    /// Slots are a power of two, a few times the number of words.
    private static final int SLOTS = 1 << 12;

    private final @Nullable Word[] slots = new Word[SLOTS];
    private final Map<Word, List<Holiday>> holidays;
    private final int longest;

    private Vocabulary(Map<String, Word> words, Map<Word, List<Holiday>> holidays) {
        int longestWord = 0;
        for (Map.Entry<String, Word> entry : words.entrySet()) {
            String text = entry.getKey();
            longestWord = Math.max(longestWord, text.length());
            int slot = slot(hash(text, 0, text.length()));
            while (slots[slot] != null) {
                slot = (slot + 1) & (SLOTS - 1);
            }
            slots[slot] = entry.getValue();
        }
        this.longest = longestWord;
        this.holidays = holidays;
    }

    static Vocabulary load() {
        Map<String, Word> words = new HashMap<>();
        for (String file : FILES) {
            load(file, words);
        }
        Map<Word, List<Holiday>> holidays =
                Holiday.parse(read("holidays"), text -> words.computeIfAbsent(text, Word::new));
        holidays.keySet().forEach(first -> first.add(WordClass.HOLIDAY, 1));
        return new Vocabulary(words, holidays);
    }

    private static void load(String file, Map<String, Word> words) {
        WordClass wordClass = null;
        for (String line : read(file)) {
            if (line.startsWith("[")) {
                String name = line.substring(1, line.length() - 1);
                wordClass = WordClass.valueOf(name.toUpperCase(Locale.ROOT));
            } else if (wordClass == null) {
                throw new IllegalStateException(file + ": words before the first [section]");
            } else {
                int equals = line.indexOf('=');
                int value = equals < 0 ? 1 : value(line.substring(equals + 1).strip());
                for (String word :
                        line.substring(0, equals < 0 ? line.length() : equals).split(",")) {
                    words.computeIfAbsent(word.strip(), Word::new).add(wordClass, value);
                }
            }
        }
    }

    private static int value(String text) {
        return switch (text.charAt(0)) {
            case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> Integer.parseInt(text);
            default -> constant(text).ordinal();
        };
    }

    private static Enum<?> constant(String name) {
        for (Enum<?>[] constants :
                List.<Enum<?>[]>of(Unit.values(), Season.values(), DayPart.values())) {
            for (Enum<?> constant : constants) {
                if (constant.name().equals(name)) {
                    return constant;
                }
            }
        }
        throw new IllegalStateException(
                "the vocabulary names no unit, season or day part: " + name);
    }

    private static List<String> read(String file) {
        try (InputStream in = Vocabulary.class.getResourceAsStream(file + ".txt")) {
            if (in == null) {
                throw new IllegalStateException("the vocabulary lacks " + file + ".txt");
            }
            return new String(in.readAllBytes(), UTF_8)
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<Holiday> holidays(Word first) {
        return holidays.getOrDefault(first, List.of());
    }

    @Override
    public int knownEnd(String text, int start) {
        return -1;
    }

    @Override
    public int firstEnd(String text, int start, int end) {
        return end;
    }

    @Override
    public boolean ideographic() {
        return false;
    }

    @Override
    public Word find(String text, int start, int end, int hash) {
        if (end - start > longest) {
            return Word.UNKNOWN;
        }
        int slot = slot(hash);
        for (Word word = slots[slot]; word != null; word = slots[slot]) {
            String spelling = word.text();
            if (spelling.length() == end - start
                    && spelling.regionMatches(true, 0, text, start, end - start)) {
                return word;
            }
            slot = (slot + 1) & (SLOTS - 1);
        }
        return Word.UNKNOWN;
    }

    private static int slot(int hash) {
        int mixed = hash * 0x9E3779B9;
        return mixed >>> 20;
    }

    static int hash(String text, int start, int end) {
        int hash = 0;
        for (int i = start; i < end; i++) {
            hash = extend(hash, text.charAt(i));
        }
        return hash;
    }

    /// Folds the case of ASCII letters only.
    static int extend(int hash, char c) {
        return hash * 31 + (c | 0x20);
    }
}
