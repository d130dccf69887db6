package org.dateline.benchmarks.articles;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.dateline.events.ArticleReceived;
import org.dateline.events.Declared;
import org.dateline.events.Sha256;
import org.dateline.events.Source;

/// An article that was made up.
///
/// @param number its place in the order of publication, from 0
/// @param body UTF-8, paragraphs apart by an empty line; what the paper says on every page included
/// @param copy what it is made from, if it is not a story of its own
public record GeneratedArticle(
        long number,
        String title,
        String publisher,
        LocalDate published,
        byte[] body,
        Optional<Copy> copy) {

    /// Files in one folder.
    static final int FOLDER = 1000;

    private static final long DAY_MILLIS = 86_400_000;

    /// A story of its own, and what was done to it.
    ///
    /// @param original the number of an earlier article, which is no copy itself
    public record Copy(long original, Variation variation) {}

    /// A name for its file, of which no other article has the like.
    public String name() {
        return name(number);
    }

    static String name(long number) {
        return "article-%09d".formatted(number);
    }

    /// The file as a paper's site would give it: some begin with a machine's prefix, some with a
    /// line that says when they were published, some with neither.
    public byte[] file() {
        String head =
                switch ((int) (number % 3)) {
                    case 0 -> " date " + published + " " + title + "\n\n";
                    case 1 -> title + "\n\nPublished: " + published + "\n\n";
                    default -> title + "\n\n";
                };
        byte[] start = head.getBytes(UTF_8);
        byte[] file = new byte[start.length + body.length];
        System.arraycopy(start, 0, file, 0, start.length);
        System.arraycopy(body, 0, file, start.length, body.length);
        return file;
    }

    /// As ingest-service would publish the file, had it been dropped on the day.
    public ArticleReceived received() {
        byte[] file = file();
        return ArticleReceived.of(
                published.atStartOfDay().toInstant(ZoneOffset.UTC).plusMillis(number % DAY_MILLIS),
                new Source(
                        "bench-%012d".formatted(number),
                        0,
                        "%06d/%s.txt".formatted(number / FOLDER, name()),
                        "text/plain",
                        "UTF-8",
                        Sha256.hex(file)),
                Declared.NOTHING,
                new String(file, UTF_8));
    }
}
