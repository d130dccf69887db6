package org.dateline.gateway.page;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dateline.events.DateMention;
import org.jspecify.annotations.Nullable;

/// TIMEX3 values in words: `XXXX-WXX-4` is a Thursday, year unknown. What has no words here stays
/// as it is.
final class DateWords {

    private static final String YEAR_UNKNOWN = ", year unknown";

    private static final Map<String, String> REFERENCES =
            Map.of(
                    "PRESENT_REF", "now",
                    "PAST_REF", "in the past",
                    "FUTURE_REF", "in the future");

    private static final Map<String, String> DAY_PARTS =
            Map.of(
                    "TDA", "dawn",
                    "TMO", "morning",
                    "TMI", "midday",
                    "TAF", "afternoon",
                    "TDU", "dusk",
                    "TEV", "evening",
                    "TNI", "night",
                    "TDT", "daytime");

    private static final Map<String, String> SEASONS =
            Map.of("SP", "spring", "SU", "summer", "FA", "fall", "WI", "winter");

    /// By what stands before the number, and the letters behind it.
    private static final Map<String, String> UNITS =
            Map.ofEntries(
                    Map.entry("TS", "second"),
                    Map.entry("TM", "minute"),
                    Map.entry("TH", "hour"),
                    Map.entry("D", "day"),
                    Map.entry("W", "week"),
                    Map.entry("WE", "weekend"),
                    Map.entry("M", "month"),
                    Map.entry("Q", "quarter"),
                    Map.entry("SE", "season"),
                    Map.entry("Y", "year"),
                    Map.entry("DE", "decade"),
                    Map.entry("CE", "century"),
                    Map.entry("ML", "millennium"));

    private static final Map<String, String> PLURALS =
            Map.of("century", "centuries", "millennium", "millennia");

    /// Values of which no more is known than the unit.
    private static final Map<String, String> ANY =
            Map.of(
                    "XXXX", "year",
                    "XXXX-XX", "month",
                    "XXXX-WXX", "week",
                    "XXXX-WXX-WE", "weekend",
                    "XXXX-XX-XX", "day",
                    "XXXX-QX", "quarter",
                    "XXXX-HX", "half-year");

    private static final List<String> WEEKDAYS =
            List.of("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday");

    private static final List<String> MONTHS =
            List.of(
                    "January",
                    "February",
                    "March",
                    "April",
                    "May",
                    "June",
                    "July",
                    "August",
                    "September",
                    "October",
                    "November",
                    "December");

    private static final List<String> ORDINALS = List.of("first", "second", "third", "fourth");

    private static final Pattern DURATION =
            Pattern.compile("P(T?)(X|[0-9]{1,12}(?:\\.[0-9]{1,4})?)([A-Z]{1,2})");

    private static final Pattern TIMED = Pattern.compile("(.+?)(T[A-Z]{2}|T[0-9][0-9:.]*)(.{0,6})");
    private static final Pattern WEEKDAY = Pattern.compile("XXXX-WXX-([1-7])");
    private static final Pattern OF_A_YEAR =
            Pattern.compile("([0-9]{4}|XXXX)-(?:([QH])([1-4])|(SP|SU|FA|WI))");
    private static final Pattern OF_ANY_YEAR =
            Pattern.compile("XXXX-(0[1-9]|1[0-2])(?:-(0[1-9]|[12][0-9]|3[01]))?");
    private static final Pattern WEEK = Pattern.compile("([0-9]{4})-W([0-9]{2})(-WE)?");
    private static final Pattern DECADE = Pattern.compile("[0-9]{3}");

    private DateWords() {}

    static String of(DateMention date) {
        return of(date.value(), date.type() == DateMention.Type.SET);
    }

    /// @param recurs whether it comes again and again
    static String of(String value, boolean recurs) {
        String reference = REFERENCES.get(value);
        if (reference != null) {
            return reference;
        }
        Matcher timed = TIMED.matcher(value);
        if (!value.startsWith("P") && timed.matches()) {
            String part = DAY_PARTS.get(timed.group(2));
            String time = part == null ? timed.group(2).substring(1) : part;
            return of(timed.group(1), recurs) + ", " + time + timed.group(3);
        }
        String duration = duration(value, recurs);
        if (duration != null) {
            return duration;
        }
        String unit = ANY.get(value);
        if (unit != null) {
            return recurs ? "every " + unit : "a " + unit + ", date unknown";
        }
        Matcher weekday = WEEKDAY.matcher(value);
        if (weekday.matches()) {
            return unplaced("a ", WEEKDAYS.get(Integer.parseInt(weekday.group(1)) - 1), recurs);
        }
        Matcher part = OF_A_YEAR.matcher(value);
        if (part.matches()) {
            return partOfYear(part, recurs);
        }
        Matcher day = OF_ANY_YEAR.matcher(value);
        if (day.matches()) {
            String month = MONTHS.get(Integer.parseInt(day.group(1)) - 1);
            return unplaced(
                    "",
                    day.group(2) == null ? month : Integer.parseInt(day.group(2)) + " " + month,
                    recurs);
        }
        Matcher week = WEEK.matcher(value);
        if (week.matches()) {
            return (week.group(3) == null ? "" : "weekend of ")
                    + "week %d of %s".formatted(Integer.parseInt(week.group(2)), week.group(1));
        }
        return DECADE.matcher(value).matches() ? "the " + value + "0s" : Wording.date(value);
    }

    private static String unplaced(String article, String what, boolean recurs) {
        return recurs ? "every " + what : article + what + YEAR_UNKNOWN;
    }

    private static String partOfYear(Matcher part, boolean recurs) {
        String code = part.group(4);
        String name =
                code == null
                        ? ORDINALS.get(Integer.parseInt(part.group(3)) - 1)
                                + (part.group(2).equals("Q") ? " quarter" : " half")
                        : String.valueOf(SEASONS.get(code));
        if (part.group(1).equals("XXXX")) {
            return unplaced("", name, recurs);
        }
        return name + (code == null ? " of " : " ") + part.group(1);
    }

    private static @Nullable String duration(String value, boolean recurs) {
        Matcher duration = DURATION.matcher(value);
        if (!duration.matches()) {
            return null;
        }
        String number = duration.group(2);
        String letters = duration.group(1) + duration.group(3);
        // hours of a vague number stand without the T
        String unit =
                letters.equals("H")
                        ? number.equals("X") ? "hour" : "half-year"
                        : UNITS.get(letters);
        if (unit == null) {
            return null;
        }
        if (number.equals("1")) {
            return (recurs ? "every " : "1 ") + unit;
        }
        String many = PLURALS.getOrDefault(unit, unit + "s");
        return (recurs ? "every " : "") + (number.equals("X") ? "some" : number) + " " + many;
    }
}
