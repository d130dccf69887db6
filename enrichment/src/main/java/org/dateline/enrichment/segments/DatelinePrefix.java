package org.dateline.enrichment.segments;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Place, date and agency before the first sentence of a story.
///
/// Source: the forms that the stylebooks of AP, Reuters, AFP, Xinhua and TASS prescribe:
/// `SEOUL, Sept. 13 (Reuters) –`, `NAIROBI, Kenya (AP) --`, `MOSCOW, November 10. /TASS/.`,
/// `(Reuters) -`, and `Washington (CNN) —` of sites that do not use capitals.
final class DatelinePrefix {

    /// No dateline is longer; it also bounds the work.
    private static final int LONGEST = 120;

    private static final String DASH = "(?:--|[-–—―_])";
    private static final String CAPITALS = "\\p{Lu}[\\p{Lu}.'’-]++(?: \\p{Lu}[\\p{Lu}.'’-]*+){0,3}";
    private static final String PLACE_NAME = "\\p{Lu}[\\p{L}.'’-]++(?: \\p{Lu}[\\p{L}.'’-]++){0,3}";
    private static final String MONTH =
            "(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)(?:\\p{Ll}{0,6})\\.?";
    private static final String WEEKDAY = "(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day";

    /// As papers of other languages write it: `10 octobre 2025`, `10. Oktober`, `10 de octubre`.
    private static final String OTHER_DATE =
            "\\d{1,2}(?:er|\\.|º)? (?:de )?\\p{L}{3,12}\\.?(?:,? (?:del? )?\\d{4})?(?: [гр]\\.)?";

    private static final String DATE =
            "(?:"
                    + WEEKDAY
                    + ", )?(?:"
                    + MONTH
                    + " \\d{1,2}|\\d{1,2} "
                    + MONTH
                    + ")(?:,? \\d{4})?|"
                    + WEEKDAY
                    + "|"
                    + OTHER_DATE;
    private static final String AGENCY =
            "(?:\\([\\p{L}][\\p{L}0-9 .&/'’-]{1,40}\\)|/[\\p{L}][\\p{L} -]{1,20}/)";

    /// A place in capitals needs no more than a dash after it.
    private static final Pattern IN_CAPITALS =
            Pattern.compile(
                    CAPITALS
                            + "(?:/"
                            + CAPITALS
                            + ")?(?:, "
                            + PLACE_NAME
                            + "){0,2}?"
                            + "(?<date>,? (?:"
                            + DATE
                            + ")\\.?)?"
                            + "(?<agency>,? ?"
                            + AGENCY
                            + ")?"
                            + "(?: ?"
                            + DASH
                            + "(?=\\s|$)|(?<stop>\\.|:)(?=\\s|$))\\s*");

    /// A place in ordinary letters needs a date or an agency too.
    private static final Pattern IN_LETTERS =
            Pattern.compile(
                    "(?:"
                            + PLACE_NAME
                            + "(?:, "
                            + PLACE_NAME
                            + "){0,2}?)?"
                            + "(?<date>,? (?:"
                            + DATE
                            + ")\\.?)?"
                            + "(?<agency>,? ?"
                            + AGENCY
                            + ")?"
                            + " ?"
                            + DASH
                            + "(?=\\s|$)\\s*");

    private DatelinePrefix() {}

    /// Where the dateline ends with which the paragraph begins; its start when there is none.
    static int end(String text, int start, int end) {
        int bound = Math.min(end, start + LONGEST);
        if (!endsSomewhere(text, start, bound)) {
            return start;
        }
        Matcher capitals = IN_CAPITALS.matcher(text).region(start, bound);
        if (capitals.lookingAt()) {
            boolean agency = capitals.group("agency") != null;
            boolean date = capitals.group("date") != null;
            boolean stop = capitals.group("stop") != null;
            if (stop ? agency : agency || date || beginsSentence(text, capitals.end(), end)) {
                return capitals.end();
            }
        }
        Matcher letters = IN_LETTERS.matcher(text).region(start, bound);
        if (letters.lookingAt()
                && (letters.group("agency") != null || letters.group("date") != null)) {
            return letters.end();
        }
        return start;
    }

    /// Whether there is any dash or agency that could end a dateline, which most paragraphs lack.
    private static boolean endsSomewhere(String text, int start, int bound) {
        for (int i = start + 1; i < bound; i++) {
            char c = text.charAt(i);
            boolean dash = c == '-' || c == '–' || c == '—' || c == '―' || c == '_';
            if (dash && (i + 1 == bound || Paragraphs.isBlank(text.charAt(i + 1)))
                    || c == ')'
                    || c == '/') {
                return true;
            }
        }
        return false;
    }

    private static boolean beginsSentence(String text, int at, int end) {
        return at >= end
                || Character.isUpperCase(text.charAt(at))
                || Character.isDigit(text.charAt(at))
                || Paragraphs.isOpening(text.charAt(at));
    }
}
