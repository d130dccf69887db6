package org.dateline.enrichment.published;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dateline.enrichment.published.Candidate.Place;
import org.dateline.events.PublicationDate.Basis;
import org.dateline.events.Source;

/// Dates in the names that articles are filed under: `/2023/11/10/`, `2023-11-10_story.txt`,
/// `20231110.html`, `/2023/nov/10/`.
final class NameEvidence {

    /// Names longer than this are not read to their end.
    private static final int LONGEST_NAME = 2_000;

    private static final Pattern SEPARATED =
            Pattern.compile(
                    "(?<![0-9A-Za-z])((?:1[89]|20)\\d\\d)([-_/.])(\\d{1,2})(?:\\2(\\d{1,2}))?(?![0-9])");
    private static final Pattern COMPACT =
            Pattern.compile(
                    "(?<![0-9A-Za-z])((?:19|20)\\d\\d)(0[1-9]|1[0-2])([0-2]\\d|3[01])(?![0-9A-SU-Za-su-z])");
    private static final Pattern NAMED =
            Pattern.compile(
                    "(?<![0-9A-Za-z])((?:19|20)\\d\\d)[-_/.]"
                            + "(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}"
                            + "[-_/.](\\d{1,2})(?![0-9])");
    private static final String MONTHS = "janfebmaraprmayjunjulaugsepoctnovdec";

    /// Media types of files that hold one article.
    private static final Set<String> ONE_ARTICLE =
            Set.of(
                    "text/plain",
                    "text/html",
                    "application/xhtml+xml",
                    "text/markdown",
                    "multipart/related",
                    "message/rfc822",
                    "text/vnd.IPTC.NITF",
                    "application/pdf",
                    "application/rtf",
                    "application/vnd.oasis.opendocument.text",
                    "application/vnd.openxmlformats-officedocument.wordprocessingml.document");

    /// Files that hold many of these.
    private static final Pattern COLLECTION =
            Pattern.compile("(?i)\\.(?:w?arc|mbox|zip|tar|tgz|tbz2?|txz|tzst)(?:\\.\\w{1,4})?$");

    private NameEvidence() {}

    static List<Candidate> inUrl(String url) {
        int scheme = url.indexOf("://");
        int path = scheme < 0 ? 0 : url.indexOf('/', scheme + 3);
        int end = firstOf(url, Math.max(0, path));
        return path < 0 ? List.of() : in(url.substring(path, end), Basis.URL, 0.8);
    }

    /// Where the path ends and query or fragment begin.
    private static int firstOf(String url, int from) {
        for (int i = from; i < url.length(); i++) {
            if (url.charAt(i) == '?' || url.charAt(i) == '#') {
                return i;
            }
        }
        return url.length();
    }

    /// Nothing where the file may hold many articles: its name then dates the collection. In an
    /// archive it is that of the article's own file.
    static List<Candidate> inFileName(Source source) {
        String name = source.entry() == null ? source.file() : source.entry();
        return ONE_ARTICLE.contains(source.mediaType()) && !COLLECTION.matcher(name).find()
                ? in(name.substring(name.lastIndexOf('!') + 1), Basis.FILE_NAME, 0.7)
                : List.of();
    }

    private static List<Candidate> in(String name, Basis basis, double weight) {
        String start = name.substring(0, Math.min(name.length(), LONGEST_NAME));
        List<Candidate> found = new ArrayList<>();
        Matcher separated = SEPARATED.matcher(start);
        while (separated.find()) {
            String month = separated.group(1) + "-" + pad(separated.group(3));
            boolean day = separated.group(4) != null;
            Place place =
                    new Place(
                            basis,
                            separated.group(),
                            null,
                            null,
                            day ? weight : weight - 0.3,
                            false);
            Candidate.of(day ? month + "-" + pad(separated.group(4)) : month, null, place)
                    .ifPresent(found::add);
        }
        Matcher compact = COMPACT.matcher(start);
        while (compact.find()) {
            Place place = new Place(basis, compact.group(), null, null, weight, false);
            String day = compact.group(1) + "-" + compact.group(2) + "-" + compact.group(3);
            Candidate.of(day, null, place).ifPresent(found::add);
        }
        Matcher named = NAMED.matcher(start.toLowerCase(Locale.ROOT));
        while (named.find()) {
            int month = MONTHS.indexOf(named.group(2)) / 3 + 1;
            Place place = new Place(basis, named.group(), null, null, weight, false);
            String day =
                    named.group(1) + "-" + pad(String.valueOf(month)) + "-" + pad(named.group(3));
            Candidate.of(day, null, place).ifPresent(found::add);
        }
        return found;
    }

    private static String pad(String number) {
        return number.length() == 1 ? "0" + number : number;
    }
}
