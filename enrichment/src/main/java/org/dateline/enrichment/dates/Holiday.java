package org.dateline.enrichment.dates;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// A day that has a name and comes every year.
///
/// @param words its name, without apostrophes
record Holiday(List<Word> words, Rule rule) {

    /// When it is in a year.
    interface Rule {
        LocalDate in(int year);
    }

    /// Holidays by the first word of their names, longest names first.
    static Map<Word, List<Holiday>> parse(List<String> lines, Function<String, Word> vocabulary) {
        Map<Word, List<Holiday>> byFirst = new HashMap<>();
        for (String line : lines) {
            int equals = line.indexOf('=');
            List<Word> words = new ArrayList<>();
            for (String word : line.substring(0, equals).strip().split("[ '.]+")) {
                words.add(vocabulary.apply(word));
            }
            byFirst.computeIfAbsent(words.getFirst(), first -> new ArrayList<>())
                    .add(new Holiday(words, rule(line.substring(equals + 1).strip())));
        }
        byFirst.values().forEach(list -> list.sort(Comparator.comparingInt(h -> -h.words.size())));
        return byFirst;
    }

    private static Rule rule(String text) {
        String[] parts = text.split("[ ]+|(?<=\\d)-");
        if (parts[0].equals("EASTER")) {
            int days = Integer.parseInt(parts[1]);
            return year -> easter(year).plusDays(days);
        }
        int first = Integer.parseInt(parts[0]);
        if (parts.length == 2) {
            int day = Integer.parseInt(parts[1]);
            return year -> LocalDate.of(year, first, day);
        }
        DayOfWeek weekday = weekday(parts[1]);
        int month = Integer.parseInt(parts[2]);
        int later = parts.length > 3 ? Integer.parseInt(parts[3]) : 0;
        return year ->
                LocalDate.of(year, month, 1)
                        .with(TemporalAdjusters.dayOfWeekInMonth(first, weekday))
                        .plusDays(later);
    }

    private static DayOfWeek weekday(String start) {
        for (DayOfWeek day : DayOfWeek.values()) {
            if (day.name().startsWith(start)) {
                return day;
            }
        }
        throw new IllegalStateException("no weekday begins with " + start);
    }

    /// The Gregorian computus in the form of Meeus, Jones and Butcher.
    static LocalDate easter(int year) {
        int a = year % 19;
        int b = year / 100;
        int c = year % 100;
        int h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
        int l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
        int m = (a + 11 * h + 22 * l) / 451;
        int n = h + l - 7 * m + 114;
        return LocalDate.of(year, n / 31, n % 31 + 1);
    }
}
