package org.dateline.gateway.page;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.dateline.events.Entity;
import org.dateline.events.PublicationDate;

/// Dates and numbers in words for people.
public final class Wording {

    private static final DateTimeFormatter MONTH = format("MMMM uuuu");
    private static final DateTimeFormatter DAY = format("d MMMM uuuu");
    private static final DateTimeFormatter TIME = format("d MMMM uuuu, HH:mm");

    private Wording() {}

    /// A publication date such as `2023-11`; as it is where it is of no known form.
    public static String date(String value) {
        try {
            return switch (value.length()) {
                case 7 -> MONTH.format(YearMonth.parse(value));
                case 10 -> DAY.format(LocalDate.parse(value));
                case 0, 1, 2, 3, 4, 5, 6, 8, 9 -> value;
                default -> {
                    OffsetDateTime time = OffsetDateTime.parse(value);
                    ZoneOffset offset = time.getOffset();
                    yield TIME.format(time)
                            + (offset.equals(ZoneOffset.UTC) ? " UTC" : " UTC" + offset.getId());
                }
            };
        } catch (DateTimeException e) {
            return value;
        }
    }

    public static String instant(Instant instant) {
        return TIME.format(instant.atOffset(ZoneOffset.UTC)) + " UTC";
    }

    /// Such as `0.4 seconds`, `3 minutes` or `2 days`; less than nothing is nothing.
    public static String duration(Duration duration) {
        double seconds = Math.max(0, duration.toMillis() / 1000.0);
        if (seconds < 60) {
            String number = String.format(Locale.ENGLISH, seconds < 10 ? "%.1f" : "%.0f", seconds);
            return number + (number.equals("1.0") ? " second" : " seconds");
        }
        long minutes = Math.round(seconds / 60);
        if (minutes < 60) {
            return count(minutes, "minute", "minutes");
        }
        long hours = Math.round(minutes / 60.0);
        return hours < 48
                ? count(hours, "hour", "hours")
                : count(Math.round(hours / 24.0), "day", "days");
    }

    public static String percent(double share) {
        return Math.round(share * 100) + " %";
    }

    /// Such as `1 article` and `1,234 articles`.
    public static String count(long number, String one, String many) {
        return String.format(Locale.ENGLISH, "%,d %s", number, number == 1 ? one : many);
    }

    /// Such as `1,234`.
    public static String number(long number) {
        return String.format(Locale.ENGLISH, "%,d", number);
    }

    /// Where a publication date was found.
    public static String source(PublicationDate.Basis basis) {
        return switch (basis) {
            case DECLARED -> "the source’s own data";
            case HEADER -> "the line before the text";
            case TIMESTAMP -> "a time stamp in the text";
            case DATELINE -> "the dateline";
            case URL -> "the web address";
            case FILE_NAME -> "the file name";
            case TEXT -> "a sentence of the text";
        };
    }

    /// What entities of a type are called together.
    public static String heading(Entity.Type type) {
        return switch (type) {
            case PERSON -> "People";
            case ORGANIZATION -> "Organizations";
            case LOCATION -> "Places";
        };
    }

    /// An enum's constant such as `FILE_NAME`, as words.
    public static String words(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /// A BCP 47 tag as the name of a language.
    public static String language(String tag) {
        return "und".equals(tag)
                ? "unknown language"
                : Locale.forLanguageTag(tag).getDisplayName(Locale.ENGLISH);
    }

    private static DateTimeFormatter format(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH);
    }
}
