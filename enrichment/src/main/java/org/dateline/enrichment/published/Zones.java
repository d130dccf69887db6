package org.dateline.enrichment.published;

import static java.util.Map.entry;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Zones behind a time of day, as feeds, mail headers and pages write them: `+0200`, `GMT+0200`,
/// `Z`, `EST`.
final class Zones {

    /// Letters of RFC 822, and those of Europe that name one offset.
    private static final Map<String, String> OFFSETS =
            Map.ofEntries(
                    entry("Z", "Z"),
                    entry("UT", "Z"),
                    entry("UTC", "Z"),
                    entry("GMT", "Z"),
                    entry("EST", "-05:00"),
                    entry("EDT", "-04:00"),
                    entry("CST", "-06:00"),
                    entry("CDT", "-05:00"),
                    entry("MST", "-07:00"),
                    entry("MDT", "-06:00"),
                    entry("PST", "-08:00"),
                    entry("PDT", "-07:00"),
                    entry("CET", "+01:00"),
                    entry("CEST", "+02:00"),
                    entry("EET", "+02:00"),
                    entry("EEST", "+03:00"),
                    entry("MSK", "+03:00"),
                    entry("JST", "+09:00"),
                    entry("KST", "+09:00"));

    static final String ZONE =
            "(?:(?:GMT|UTC)?([+-])([01]\\d):?([0-5]\\d)|(?i:(Z|UTC?|GMT|[ECMP][SD]T|CES?T|EES?T|MSK|[JK]ST)))";

    private static final Pattern ALONE = Pattern.compile(ZONE);
    private static final Pattern BEHIND_TIME =
            Pattern.compile("\\d:\\d\\d ?(" + ZONE + ")(?![\\p{L}\\d:])");

    private Zones() {}

    /// The ISO 8601 offset of a zone that [#ZONE] matches.
    static Optional<String> offset(String zone) {
        Matcher matcher = ALONE.matcher(zone);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String name = matcher.group(4);
        if (name != null) {
            return Optional.ofNullable(OFFSETS.get(name.toUpperCase(Locale.ROOT)));
        }
        String offset = matcher.group(1) + matcher.group(2) + ":" + matcher.group(3);
        return Optional.of(offset.endsWith("00:00") ? "Z" : offset);
    }

    /// The offset behind the time of day in a short text.
    static Optional<String> behindTime(String words) {
        Matcher matcher = BEHIND_TIME.matcher(words);
        return matcher.find() ? offset(matcher.group(1)) : Optional.empty();
    }
}
