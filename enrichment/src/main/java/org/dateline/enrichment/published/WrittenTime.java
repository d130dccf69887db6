package org.dateline.enrichment.published;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Month;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads a value that is nothing but a date or time, in the forms of feeds, pages, mail, scripts
/// and databases, into ISO 8601.
final class WrittenTime {

    private static final String TIME = "(\\d{1,2}):(\\d\\d)(?::(\\d\\d)(?:\\.\\d{1,9})?)?";
    private static final String MAYBE_ZONE = "(?: ?(?<zone>" + Zones.ZONE + "))?";

    /// `2025-06-10 09:00:00 +0200`.
    private static final Pattern SPACED =
            Pattern.compile("(\\d{4})-(\\d\\d)-(\\d\\d)[T ]" + TIME + MAYBE_ZONE);

    /// RFC 822: `Tue, 10 Jun 25 09:00:00 EST`.
    private static final Pattern MAIL =
            Pattern.compile(
                    "(?:\\p{L}{3,9}, ?)?(\\d{1,2})[ -](\\p{L}{3,9})[ -](\\d{4}|\\d{2}) "
                            + TIME
                            + MAYBE_ZONE
                            + "(?: \\([^)]{1,60}\\))?");

    /// `Tue Jun 10 2025 09:00:00 GMT+0200 (Central European Summer Time)`.
    private static final Pattern SCRIPT =
            Pattern.compile(
                    "\\p{L}{3} (\\p{L}{3}) (\\d{1,2}) (\\d{4}) "
                            + TIME
                            + MAYBE_ZONE
                            + "(?: \\([^)]{1,60}\\))?");

    private static final Pattern COMPACT =
            Pattern.compile("((?:19|20)\\d\\d)(\\d\\d)(\\d\\d)(?:T?(\\d\\d)(\\d\\d)(\\d\\d)(Z?))?");

    /// Since 2001, in seconds or milliseconds.
    private static final Pattern EPOCH = Pattern.compile("([1-9]\\d{9})(\\d{3})?");

    /// `10. Juni 2025`, `10 de junio de 2025`.
    private static final Pattern NAMED =
            Pattern.compile(
                    "(?:\\p{L}{2,15},? (?:dem |den )?)?(\\d{1,2})(?:\\.|er|º)? (?:de )?(\\p{L}{3,12})\\.?"
                            + " (?:de )?(\\d{4})(?: ?(?:г\\.|р\\.|г|р|r\\.))?");

    private static final Pattern IDEOGRAPHS =
            Pattern.compile("(\\d{4}) ?[年년] ?(\\d{1,2}) ?[月월] ?(\\d{1,2}) ?[日号일]");

    private static final Map<String, Integer> MONTHS = months();

    private WrittenTime() {}

    static Optional<String> iso(String written) {
        try {
            return written(OffsetDateTime.parse(written, DateTimeFormatter.ISO_OFFSET_DATE_TIME));
        } catch (DateTimeException otherForm) {
            // the other forms are below
        }
        try {
            return otherForms(written);
        } catch (DateTimeException impossible) {
            return Optional.empty();
        }
    }

    private static Optional<String> otherForms(String written) {
        Matcher spaced = SPACED.matcher(written);
        if (spaced.matches()) {
            return timed(spaced, date(spaced, 1, number(spaced, 2), 3), 4);
        }
        Matcher mail = MAIL.matcher(written);
        if (mail.matches()) {
            return timed(mail, date(mail, 3, month(mail.group(2)), 1), 4);
        }
        Matcher script = SCRIPT.matcher(written);
        if (script.matches()) {
            return timed(script, date(script, 3, month(script.group(1)), 2), 4);
        }
        Matcher compact = COMPACT.matcher(written);
        if (compact.matches()) {
            LocalDate day = date(compact, 1, number(compact, 2), 3);
            if (compact.group(4) == null) {
                return Optional.of(day.toString());
            }
            LocalDateTime time =
                    day.atTime(number(compact, 4), number(compact, 5), number(compact, 6));
            return Optional.of(
                    DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(time) + compact.group(7));
        }
        Matcher epoch = EPOCH.matcher(written);
        if (epoch.matches()) {
            Instant instant = Instant.ofEpochSecond(Long.parseLong(epoch.group(1)));
            return written(instant.atOffset(ZoneOffset.UTC));
        }
        Matcher ideographs = IDEOGRAPHS.matcher(written);
        if (ideographs.matches()) {
            return Optional.of(date(ideographs, 1, number(ideographs, 2), 3).toString());
        }
        Matcher named = NAMED.matcher(written);
        return named.matches()
                ? Optional.of(date(named, 3, month(named.group(2)), 1).toString())
                : Optional.empty();
    }

    private static Optional<String> written(OffsetDateTime time) {
        return time.getYear() >= 1 && time.getYear() <= 9999
                ? Optional.of(DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time.withNano(0)))
                : Optional.empty();
    }

    private static Optional<String> timed(Matcher matcher, LocalDate day, int hour) {
        String second = matcher.group(hour + 2);
        LocalDateTime time =
                day.atTime(
                        number(matcher, hour),
                        number(matcher, hour + 1),
                        second == null ? 0 : Integer.parseInt(second));
        String value = DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(time);
        String clock = second == null ? value.substring(0, 16) : value;
        return Optional.of(clock + zone(matcher.group("zone")));
    }

    private static String zone(@Nullable String zone) {
        return zone == null ? "" : Zones.offset(zone).orElse("");
    }

    private static LocalDate date(Matcher matcher, int year, int month, int day) {
        int written = number(matcher, year);
        boolean short2 = matcher.group(year).length() == 2;
        int full = short2 ? written + (written < 70 ? 2000 : 1900) : written;
        return LocalDate.of(full, month, number(matcher, day));
    }

    private static int number(Matcher matcher, int group) {
        return Integer.parseInt(matcher.group(group));
    }

    /// 0, which is no month, for other words.
    private static int month(String name) {
        return MONTHS.getOrDefault(name.toLowerCase(Locale.ROOT), 0);
    }

    /// The names and short forms of CLDR, which is part of the JDK.
    private static Map<String, Integer> months() {
        Map<String, Integer> months = new HashMap<>();
        for (String language :
                List.of("tr", "pl", "uk", "ru", "nl", "pt", "it", "es", "fr", "de", "en")) {
            for (Month month : Month.values()) {
                for (TextStyle style :
                        List.of(
                                TextStyle.FULL,
                                TextStyle.FULL_STANDALONE,
                                TextStyle.SHORT,
                                TextStyle.SHORT_STANDALONE)) {
                    String name = month.getDisplayName(style, Locale.of(language));
                    months.put(
                            name.toLowerCase(Locale.of(language)).replace(".", ""),
                            month.getValue());
                }
            }
        }
        months.put("sept", 9);
        return Map.copyOf(months);
    }
}
