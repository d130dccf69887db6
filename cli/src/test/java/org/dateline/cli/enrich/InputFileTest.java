package org.dateline.cli.enrich;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dateline.events.ArticleReceived;
import org.dateline.events.Declared;
import org.dateline.formats.Formats;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class InputFileTest {

    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2026-02-03T04:05:06Z"), ZoneOffset.UTC);

    private static final String PAGE =
            "<html><head><title>A bridge</title><meta name=date content=2025-06-10></head><body>"
                    + "<h1>A bridge</h1><p>The council voted on Monday to build the bridge.</p>";

    private static final String LINE = "{\"id\":7,\"title\":\"A\",\"text\":\"One line.\"}";

    @Test
    void pageIsReadWithWhatItDeclares() throws IOException {
        ArticleReceived article = article("a.html", PAGE.getBytes(UTF_8));

        assertThat(article.source().file()).isEqualTo("a.html");
        assertThat(article.source().mediaType()).isEqualTo("text/html");
        assertThat(article.text()).isEqualTo("The council voted on Monday to build the bridge.");
        assertThat(article.declared().title()).isEqualTo("A bridge");
        assertThat(article.declared().published())
                .isEqualTo(new Declared.Published("2025-06-10", "meta[date]"));
    }

    @Test
    void eachObjectOfAnArrayIsAnArticle() throws IOException {
        byte[] array =
                "[{\"text\":\"One\"},{\"headline\":\"no text\"},{\"maintext\":\"Two\"}]"
                        .getBytes(UTF_8);

        List<InputRecord> records = records("a.json", array, false, null);

        assertThat(records)
                .extracting(InputRecord::place)
                .containsExactly("a.json: record 0", "a.json: record 1", "a.json: record 2");
        assertThat(records.get(1))
                .isEqualTo(
                        new InputRecord.Failed(
                                "a.json: record 1",
                                "\"text\" is missing or not a string (MALFORMED_RECORD)"));
        assertThat(records.get(2))
                .isInstanceOfSatisfying(
                        InputRecord.Article.class,
                        two -> assertThat(two.article().source().record()).isEqualTo(2));
    }

    @Test
    void entriesOfAnArchiveAreArticlesUnderTheirPaths() throws IOException {
        ByteArrayOutputStream zip = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(zip)) {
            out.putNextEntry(new ZipEntry("2025/a.txt"));
            out.write("A text in an archive.".getBytes(UTF_8));
            out.putNextEntry(new ZipEntry("b.ndjson"));
            out.write(LINE.getBytes(UTF_8));
        }

        assertThat(articles("a.zip", zip.toByteArray(), false))
                .extracting(article -> article.source().entry())
                .containsExactly("2025/a.txt", "b.ndjson");
    }

    @Test
    void linesDeclareAllThatTheyDoInTheInbox() throws IOException {
        String line =
                "{\"id\":\"x\",\"text\":\"t\",\"url\":\"https://news.example/1\",\"title\":\"T\","
                        + "\"authors\":[\"A\"],\"language\":\"de\",\"published\":\"2025-06-01\"}";

        Declared declared = articles("a.ndjson", line.getBytes(UTF_8), true).getFirst().declared();

        assertThat(declared)
                .isEqualTo(
                        new Declared(
                                "https://news.example/1",
                                "x",
                                "T",
                                List.of("A"),
                                new Declared.Published("2025-06-01", "published"),
                                "de",
                                null));
    }

    @Test
    void idsComeAsTheyStandInTheirLines() throws IOException {
        String lines =
                "{\"id\":1.50,\"text\":\"t\"}\n{\"text\":\"t\",\"id\":\"a\\\"b\"}\n"
                        + "{\"author\":{\"id\":3,\"name\":\"n\"},\"text\":\"t\"}\n{\"id\":null,\"text\":\"t\"}";

        assertThat(ids("a.ndjson", lines.getBytes(UTF_8)))
                .containsExactly("1.50", "\"a\\\"b\"", "", "");
    }

    @Test
    void linesAreReadInAnyCharsetAndFromAnyPacking() throws IOException {
        ByteArrayOutputStream gzip = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(gzip)) {
            out.write(LINE.getBytes(UTF_8));
        }

        assertThat(ids("a", "{\"text\":\"Caf\u00e9 au lait\",\"id\":7}".getBytes(ISO_8859_1)))
                .containsExactly("7");
        assertThat(ids("a", LINE.getBytes(UTF_16))).containsExactly("\"7\"");
        assertThat(articles("a.ndjson.gz", gzip.toByteArray(), true))
                .extracting(article -> article.declared().title())
                .containsExactly("A");
    }

    @Test
    void textThatTellsNoFormatIsPlainWhereNoNameSaysOtherwise() throws IOException {
        byte[] text = "A plain text.".getBytes(UTF_8);

        assertThat(articles("-", text, false)).hasSize(1);
        assertThat(records("a.xyz", text, false, null))
                .singleElement()
                .isInstanceOfSatisfying(
                        InputRecord.Failed.class,
                        failed ->
                                assertThat(failed.detail())
                                        .contains("no supported format", "convert")
                                        .endsWith("(UNSUPPORTED_FORMAT)"));
    }

    @Test
    void dateOfTheCommandIsForArticlesThatDeclareNone() throws IOException {
        String lines =
                "{\"text\":\"a\",\"published\":\"2025-06-01\"}\n{\"text\":\"b\",\"tags\":[\"t\"]}";

        List<Declared> declared =
                records("a.ndjson", lines.getBytes(UTF_8), false, "2025-06-02").stream()
                        .map(record -> ((InputRecord.Article) record).article().declared())
                        .toList();

        assertThat(declared)
                .extracting(Declared::published)
                .containsExactly(
                        new Declared.Published("2025-06-01", "published"),
                        new Declared.Published("2025-06-02", "published"));
        assertThat(declared.get(1).tags()).containsExactly("t");
    }

    @Test
    void linesOfAPipeAreAnsweredBeforeItEnds() throws IOException {
        byte[] line = (LINE + "\n").getBytes(UTF_8);
        InputStream pipe =
                new InputStream() {
                    private boolean asked;

                    @Override
                    public int read() {
                        throw new AssertionError("reads blocks");
                    }

                    @Override
                    public int read(byte[] into, int from, int length) {
                        if (asked) {
                            throw new AssertionError("waits for more than the first line");
                        }
                        asked = true;
                        System.arraycopy(line, 0, into, from, line.length);
                        return line.length;
                    }
                };

        try (InputFile file = new InputFile("-", "-", pipe, settings(true, null))) {
            assertThat(file.next()).isPresent();
        }
    }

    private static ArticleReceived article(String name, byte[] bytes) throws IOException {
        return articles(name, bytes, false).getFirst();
    }

    private static List<ArticleReceived> articles(String name, byte[] bytes, boolean lines)
            throws IOException {
        return records(name, bytes, lines, null).stream()
                .map(record -> ((InputRecord.Article) record).article())
                .toList();
    }

    private static List<String> ids(String name, byte[] bytes) throws IOException {
        return records(name, bytes, true, null).stream()
                .map(record -> new String(((InputRecord.Article) record).id(), UTF_8))
                .toList();
    }

    private static List<InputRecord> records(
            String name, byte[] bytes, boolean lines, @Nullable String published)
            throws IOException {
        List<InputRecord> records = new ArrayList<>();
        var in = new ByteArrayInputStream(bytes);
        try (InputFile file = new InputFile(name, name, in, settings(lines, published))) {
            Optional<InputRecord> next = file.next();
            while (next.isPresent()) {
                records.add(next.get());
                next = file.next();
            }
        }
        return records;
    }

    private static InputFile.Settings settings(boolean lines, @Nullable String published) {
        return new InputFile.Settings(new Formats(), lines, published, CLOCK);
    }
}
