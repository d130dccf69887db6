package org.dateline.gateway.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.dateline.gateway.Client.get;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.luben.zstd.ZstdInputStream;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.zip.GZIPInputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.dateline.events.DateMention;
import org.dateline.events.Sha256;
import org.dateline.gateway.Client;
import org.dateline.gateway.Client.Answer;
import org.dateline.gateway.GatewayStack;
import org.dateline.gateway.Sample;
import org.dateline.gateway.Shelf;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;

/// Articles in other forms than pages of JSON.
@QuarkusTest
@QuarkusTestResource(value = GatewayStack.class, restrictToAnnotatedClass = true)
class OutputsIT {

    Shelf shelf;

    private UUID hostile;

    @BeforeEach
    void fillTheShelf() {
        shelf.empty();
        hostile =
                shelf.put(
                        Sample.of("He said: \"now\", and <left>.\nNext & last.")
                                .in("=cmd.txt")
                                .titled("=HYPERLINK(\"x\"), <b>")
                                .published("2023-11-10")
                                .by("@Courier"));
        for (int i = 0; i < 20; i++) {
            shelf.put(Sample.of("Filler " + i + " \uD83D\uDE00.").in("f" + i + ".txt"));
        }
    }

    @Test
    void fieldsAreThoseAskedFor() {
        JsonNode article = get("/v1/articles?limit=1&fields=title,id").json().at("/articles/0");

        assertThat(article.properties().stream().map(field -> field.getKey()))
                .containsExactlyInAnyOrder("id", "title");
        assertThat(get("/v1/articles?fields=id,colour").status()).isEqualTo(400);
        assertThat(get("/v1/articles/" + hostile + "?fields=text").body())
                .startsWith("{\"text\":\"He said");
    }

    @Test
    void linesAreTheArticlesOfThePage() {
        Answer lines = get("/v1/articles?format=ndjson&limit=5");

        assertThat(lines.header("Content-Type")).startsWith("application/x-ndjson");
        assertThat(lines.header("Link")).contains("rel=\"next\"", "format=ndjson");
        List<String> ids = json(lines.body()).stream().map(one -> one.get("id").asText()).toList();
        List<String> expected = new ArrayList<>();
        get("/v1/articles?limit=5")
                .json()
                .get("articles")
                .forEach(one -> expected.add(one.get("id").asText()));
        assertThat(ids).isEqualTo(expected);
    }

    @Test
    void tableHoldsNothingThatASpreadsheetComputes() {
        Answer table = get("/v1/articles?format=CSV&limit=1&fields=title,publisher,files,snippet");

        assertThat(table.header("Content-Type")).isEqualTo("text/csv;charset=UTF-8");
        assertThat(table.body())
                .isEqualTo(
                        "title,publisher,files,snippet\r\n"
                                + "\"'=HYPERLINK(\"\"x\"\"), <b>\",'@Courier,'=cmd.txt,"
                                + "\"He said: \"\"now\"\", and <left>. Next & last.\"\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rss", "atom"})
    void feedsAreWellFormed(String format) throws Exception {
        Answer feed = get("/v1/articles?limit=3&format=" + format);

        assertThat(feed.header("Content-Type")).startsWith("application/" + format + "+xml");
        Document document =
                DocumentBuilderFactory.newDefaultInstance()
                        .newDocumentBuilder()
                        .parse(new ByteArrayInputStream(feed.body().getBytes(UTF_8)));
        assertThat(
                        document.getElementsByTagName(format.equals("rss") ? "item" : "entry")
                                .getLength())
                .isEqualTo(3);
        assertThat(document.getDocumentElement().getTextContent())
                .contains("=HYPERLINK(\"x\"), <b>", "urn:uuid:" + hostile);
    }

    @Test
    void exportIsTheWholeResultAndSaysThatNothingIsMissing() {
        Answer export = get("/v1/export");

        List<JsonNode> lines = json(export.body());
        assertThat(export.header("Dateline-Articles")).isEqualTo("21");
        assertThat(lines).hasSize(22);
        assertThat(lines.getLast().at("/export/articles").asInt()).isEqualTo(21);
        String articles = export.body().substring(0, export.body().lastIndexOf("{\"export\""));
        assertThat(lines.getLast().at("/export/sha256").asText())
                .isEqualTo(Sha256.hex(articles.getBytes(UTF_8)));
        JsonNode one =
                lines.stream()
                        .filter(line -> line.path("id").asText().equals(hostile.toString()))
                        .findFirst()
                        .orElseThrow();
        JsonNode whole = get("/v1/articles/" + hostile).json();
        for (String field : List.of("text", "title", "published", "dates", "storedAt", "source")) {
            assertThat(one.get(field)).as(field).isEqualTo(whole.get(field));
        }
    }

    @Test
    void exportResumesAfterTheLastArticleReceived() {
        List<JsonNode> whole = json(get("/v1/export?q=filler").body());
        String last = whole.get(7).get("id").asText();

        List<JsonNode> rest = json(get("/v1/export?q=filler&after=" + last).body());

        assertThat(rest.subList(0, rest.size() - 1)).isEqualTo(whole.subList(8, 20));
        assertThat(get("/v1/export?after=x").status()).isEqualTo(400);
        assertThat(get("/v1/export?limit=5").status()).isEqualTo(400);
    }

    @Test
    void exportIsCompressedAsAsked() throws IOException {
        String plain = get("/v1/export?format=csv").body();

        assertThat(plain).startsWith("id,title,published,").contains("'@Courier");
        try (InputStream gzip = open("/v1/export?format=csv&compression=gzip")) {
            assertThat(new String(new GZIPInputStream(gzip).readAllBytes(), UTF_8))
                    .isEqualTo(plain);
        }
        try (InputStream zstd = open("/v1/export?format=csv&compression=ZSTD")) {
            assertThat(new String(new ZstdInputStream(zstd).readAllBytes(), UTF_8))
                    .isEqualTo(plain);
        }
    }

    @Test
    void longArticleIsNotDrownedInItsMentions() {
        String text = "On 3 May 2024 Ada Green sailed. ".repeat(30_000);
        Sample sample = Sample.of(text).in("long.txt");
        List<DateMention> dates = new ArrayList<>();
        for (int i = 0; i < 3_000; i++) {
            int start = i * 32 + 3;
            dates.add(
                    new DateMention(
                            start,
                            start + 10,
                            "3 May 2024",
                            DateMention.Type.DATE,
                            "2024-05-03",
                            "2024-05-03",
                            "2024-05-03",
                            null,
                            "sample"));
        }
        UUID id = shelf.put(sample.person("Ada Green").dates(dates).article());

        Answer whole = get("/v1/articles/" + id);
        JsonNode complete = get("/v1/articles/" + id + "?fields=dates,entities").json();

        assertThat(whole.body().length()).isLessThan(2 * text.length());
        assertThat(whole.json().get("cut").toString())
                .isEqualTo("[\"dates\",\"entities.mentions\"]");
        assertThat(complete.get("dates")).hasSize(3_000);
        assertThat(complete.at("/entities/0/mentions")).hasSize(30_000);
        assertThat(get("/v1/articles/" + hostile).json().has("cut")).isFalse();
    }

    private static InputStream open(String path) throws IOException {
        URI uri = Client.uri(path);
        return uri.toURL().openStream();
    }

    private static List<JsonNode> json(String lines) {
        ObjectMapper mapper = new ObjectMapper();
        List<JsonNode> all = new ArrayList<>();
        for (String line : lines.split("\n")) {
            try {
                all.add(mapper.readTree(line));
            } catch (IOException e) {
                throw new IllegalArgumentException(line, e);
            }
        }
        return all;
    }
}
