package org.dateline.enrichment.segments;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What machines write before a text: ` date 2023-11-10 ` on its first line, or lines such as
/// `URL: https://…`.
///
/// Sources: the prefix of crawled-news collections (the samples in `seeds/`), and the header blocks
/// of mail (RFC 5322) and of front matter, as scrapers and content systems put them on exports.
final class HeaderPrefix {

    private static final String DAY =
            "\\d{4}[-/.]\\d{1,2}[-/.]\\d{1,2}|\\d{1,2}[-/.]\\d{1,2}[-/.]\\d{2,4}"
                    + "|\\p{L}{3,9}\\.? \\d{1,2},? \\d{4}|\\d{1,2} \\p{L}{3,9}\\.? \\d{4}";
    private static final String TIME =
            "[T ]\\d{1,2}:\\d{2}(?::\\d{2}(?:\\.\\d{1,9})?)?(?: ?(?:Z|UTC|GMT|[+-]\\d{2}:?\\d{2}))?";

    private static final Pattern DATE =
            Pattern.compile(
                    "\\s{0,40}(?:date|pubdate|pub_date|publish_date|date_published|datetime|published"
                            + "|publication_date|timestamp|created)\\s{0,3}[:=]?\\s{1,3}(?:"
                            + DAY
                            + ")(?:"
                            + TIME
                            + ")?(?=\\s|$)[ \\t]*");

    private static final Pattern FIELD =
            Pattern.compile(
                    "(?:date|published|pubdate|publish_date|updated|author|authors|byline|url|link|source"
                            + "|publisher|site|section|category|categories|language|lang|id|guid"
                            + "|keywords|content-type|from|subject-codes?)\\s?[:=]\\s?\\S.{0,300}",
                    Pattern.CASE_INSENSITIVE);

    static final Pattern TITLE_FIELD =
            Pattern.compile(
                    "(?:title|headline|subject)\\s?[:=]\\s?(?=\\S)", Pattern.CASE_INSENSITIVE);

    private HeaderPrefix() {}

    /// Where the prefix ends on the text's first line, 0 when it has none.
    static int dateEnd(String text) {
        Matcher matcher = DATE.matcher(text);
        return matcher.lookingAt() ? matcher.end() : 0;
    }

    /// Whether a whole line is a field of a header block.
    static boolean isField(String text, Paragraph line) {
        return line.length() <= 330
                && FIELD.matcher(text).region(line.start(), line.end()).matches();
    }

    /// How many characters of a line name it as the title, 0 for none.
    static int titleFieldLength(String text, Paragraph line) {
        Matcher matcher = TITLE_FIELD.matcher(text).region(line.start(), line.end());
        return matcher.lookingAt() ? matcher.end() - line.start() : 0;
    }
}
