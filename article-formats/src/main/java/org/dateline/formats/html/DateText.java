package org.dateline.formats.html;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Dates as pages write them, as ISO 8601: a day, or a time with the offset that is given.
final class DateText {

    /// No declared date is longer; what is gets cut.
    private static final int MOST_CHARS = 200;

    private static final int EARLIEST_YEAR = 1990;
    private static final int LATEST_YEAR = 2099;

    private static final Map<String, Integer> MONTHS = months();

    private static final Pattern ISO =
            Pattern.compile(
                    "(?<!\\d)((?:19|20)\\d\\d)([-/.])(\\d{1,2})\\2(\\d{1,2})(?!\\d)"
                            + "(?:(?:\\s{0,3}[Tt ]\\s{0,3}|\\s{1,3}|,\\s{0,3}|-)(\\d{1,2}):(\\d\\d)"
                            + "(?::(\\d\\d))?(?:[.,]\\d{1,9})?"
                            + "\\s{0,2}(Z|z|UTC|GMT|[+-]\\d\\d(?!\\d{3}):?(?:\\d\\d)?)?)?");

    private static final Pattern COMPACT =
            Pattern.compile(
                    "(?<!\\d)((?:19|20)\\d\\d)(0[1-9]|1[0-2])([0-2]\\d|3[01])"
                            + "(?:[Tt ]?([01]\\d|2[0-3])([0-5]\\d)([0-5]\\d)?(Z|[+-]\\d\\d:?\\d\\d)?)?(?!\\d)");

    private static final Pattern NUMBERS =
            Pattern.compile(
                    "(?<![\\d.,/:-])(\\d{1,2})\\s?([./-])\\s?(\\d{1,2})\\s?\\2\\s?((?:19|20)\\d\\d|\\d\\d)(?![\\d])(?!\\2\\d)");

    private static final Pattern DAY_FIRST =
            Pattern.compile(
                    "(?<![\\d.,:])(\\d{1,2})(?:\\.|st|nd|rd|th|er|º|°|ª)?[\\s.\\u00a0/-]{0,3}(?:de |di |of |d[’'])?([\\p{L}]{3,12})[.,]?[\\s\\u00a0/-]{0,3}"
                            + "(?:de |del |do |of |of the )?,?\\s?((?:19|20)\\d\\d|[’']\\d\\d)(?!\\d)");

    private static final Pattern MONTH_FIRST =
            Pattern.compile(
                    "(?<!\\p{L})(\\p{L}{3,12})\\.?\\s{0,3}[-/]?(\\d{1,2})(?:st|nd|rd|th)?\\s?[,-]?\\s{0,3}((?:19|20)\\d\\d)(?!\\d)");

    private static final Pattern CJK =
            Pattern.compile(
                    "((?:19|20)\\d\\d)\\s?[年년]\\s?(\\d{1,2})\\s?[月월]\\s?(\\d{1,2})\\s?[日일]");

    private static final Pattern OFFSET_AFTER =
            Pattern.compile(
                    "\\G\\s{0,3}(\\d{1,2}):(\\d\\d)(?::(\\d\\d))?\\s{0,2}(Z|GMT|UTC|[+-]\\d\\d:?\\d\\d)");

    private static final Pattern EPOCH = Pattern.compile("\\s*(\\d{9,10}|\\d{12,13})\\s*");

    private DateText() {}

    /// The first date in a text.
    ///
    /// @param monthFirst whether 3/4/2020 is the fourth of March
    static Optional<String> parse(String raw, boolean monthFirst) {
        String text = raw.length() > MOST_CHARS ? raw.substring(0, MOST_CHARS) : raw;
        if (!hasTwoDigits(text)) {
            return Optional.empty();
        }
        Matcher epoch = EPOCH.matcher(text);
        if (epoch.matches() && !COMPACT.matcher(text.strip()).matches()) {
            long value = Long.parseLong(epoch.group(1));
            Instant instant =
                    value > 100_000_000_000L
                            ? Instant.ofEpochMilli(value)
                            : Instant.ofEpochSecond(value);
            LocalDate day = instant.atOffset(ZoneOffset.UTC).toLocalDate();
            return isPlausible(day.getYear()) ? Optional.of(instant.toString()) : Optional.empty();
        }
        Matcher iso = ISO.matcher(text);
        while (iso.find()) {
            Optional<String> date =
                    withTime(
                            day(iso.group(1), iso.group(3), iso.group(4)),
                            iso.group(5),
                            iso.group(6),
                            iso.group(7),
                            iso.group(8));
            if (date.isPresent()) {
                return date;
            }
        }
        return words(text).or(() -> numbers(text, monthFirst)).or(() -> compact(text));
    }

    private static Optional<String> compact(String text) {
        Matcher compact = COMPACT.matcher(text);
        while (compact.find()) {
            Optional<String> date =
                    withTime(
                            day(compact.group(1), compact.group(2), compact.group(3)),
                            compact.group(4),
                            compact.group(5),
                            compact.group(6),
                            compact.group(7));
            if (date.isPresent()) {
                return date;
            }
        }
        Matcher cjk = CJK.matcher(text);
        return cjk.find()
                ? day(cjk.group(1), cjk.group(2), cjk.group(3)).map(LocalDate::toString)
                : Optional.empty();
    }

    private static Optional<String> words(String text) {
        int firstAt = Integer.MAX_VALUE;
        Optional<String> first = Optional.empty();
        Matcher dayFirst = DAY_FIRST.matcher(text);
        while (first.isEmpty() && dayFirst.find()) {
            Integer month = MONTHS.get(dayFirst.group(2).toLowerCase(Locale.ROOT));
            if (month != null) {
                String year = dayFirst.group(3);
                Optional<LocalDate> day =
                        day(
                                year.length() == 3 ? "20" + year.substring(1) : year,
                                month.toString(),
                                dayFirst.group(1));
                first = day.flatMap(d -> timed(d, text, dayFirst.end()));
                firstAt = dayFirst.start();
            } else {
                dayFirst.region(dayFirst.end(1), text.length());
            }
        }
        Matcher monthFirst = MONTH_FIRST.matcher(text);
        while (monthFirst.find() && monthFirst.start() < firstAt) {
            Integer month = MONTHS.get(monthFirst.group(1).toLowerCase(Locale.ROOT));
            if (month != null) {
                Optional<LocalDate> day =
                        day(monthFirst.group(3), month.toString(), monthFirst.group(2));
                if (day.isPresent()) {
                    return day.flatMap(d -> timed(d, text, monthFirst.end()));
                }
            }
        }
        return first;
    }

    /// RFC 1123's time, which has an offset; others are those of a clock nobody names.
    private static Optional<String> timed(LocalDate day, String text, int from) {
        Matcher time = OFFSET_AFTER.matcher(text);
        time.region(from, text.length());
        return time.find()
                ? withTime(
                        Optional.of(day),
                        time.group(1),
                        time.group(2),
                        time.group(3),
                        time.group(4))
                : Optional.of(day.toString());
    }

    private static Optional<String> numbers(String text, boolean monthFirst) {
        Matcher numbers = NUMBERS.matcher(text);
        while (numbers.find()) {
            int first = Integer.parseInt(numbers.group(1));
            int second = Integer.parseInt(numbers.group(3));
            boolean american = monthFirst && numbers.group(2).equals("/");
            boolean swap = american ? first <= 12 : second > 12;
            int year = Integer.parseInt(numbers.group(4));
            if (year < 100) {
                if (numbers.group(2).equals("-")) {
                    continue;
                }
                year += year < 70 ? 2000 : 1900;
            }
            Optional<LocalDate> day =
                    day(
                            Integer.toString(year),
                            Integer.toString(swap ? first : second),
                            Integer.toString(swap ? second : first));
            if (day.isPresent()) {
                return day.map(LocalDate::toString);
            }
        }
        return Optional.empty();
    }

    private static Optional<LocalDate> day(String year, String month, String day) {
        try {
            int number = Integer.parseInt(year);
            return isPlausible(number)
                    ? Optional.of(
                            LocalDate.of(number, Integer.parseInt(month), Integer.parseInt(day)))
                    : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static boolean isPlausible(int year) {
        return year >= EARLIEST_YEAR && year <= LATEST_YEAR;
    }

    @SuppressWarnings("NullAway") // groups that did not take part
    private static Optional<String> withTime(
            Optional<LocalDate> day, String hour, String minute, String second, String offset) {
        return day.map(
                d -> {
                    if (hour == null
                            || Integer.parseInt(hour) > 23
                            || Integer.parseInt(minute) > 59) {
                        return d.toString();
                    }
                    String time =
                            "%sT%02d:%s".formatted(d, Integer.parseInt(hour), minute)
                                    + (second == null || Integer.parseInt(second) > 59
                                            ? ":00"
                                            : ":" + second);
                    return time + offset(offset);
                });
    }

    @SuppressWarnings("NullAway") // a group that did not take part
    private static String offset(String offset) {
        if (offset == null) {
            return "";
        }
        if (Character.isLetter(offset.charAt(0))) {
            return "Z";
        }
        String digits = offset.substring(1).replace(":", "");
        String full = digits.length() == 2 ? digits + "00" : digits;
        if (Integer.parseInt(full.substring(0, 2)) > 14
                || Integer.parseInt(full.substring(2)) > 59) {
            return "";
        }
        return offset.charAt(0) + full.substring(0, 2) + ":" + full.substring(2);
    }

    private static boolean hasTwoDigits(String text) {
        int digits = 0;
        for (int i = 0; i < text.length() && digits < 2; i++) {
            digits += text.charAt(i) >= '0' && text.charAt(i) <= '9' ? 1 : 0;
        }
        return digits == 2;
    }

    /// `number name name …` a line, from the data file.
    private static Map<String, Integer> months() {
        Map<String, Integer> months = new HashMap<>();
        try (InputStream in =
                        Objects.requireNonNull(DateText.class.getResourceAsStream("months.txt"));
                BufferedReader lines =
                        new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.isBlank() && !line.startsWith("#")) {
                    String[] words = line.strip().split(" +");
                    for (int i = 1; i < words.length; i++) {
                        months.put(words[i], Integer.valueOf(words[0]));
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Map.copyOf(months);
    }
}
