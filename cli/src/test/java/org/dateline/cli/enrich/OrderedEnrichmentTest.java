package org.dateline.cli.enrich;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.dateline.events.ArticleEnriched;
import org.dateline.events.ArticleReceived;
import org.dateline.events.Enrichment;
import org.dateline.events.Fingerprint;
import org.dateline.events.Language;
import org.dateline.events.Segment;
import org.dateline.events.Sha256;
import org.dateline.formats.Formats;
import org.junit.jupiter.api.Test;

class OrderedEnrichmentTest {

    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2026-03-01T12:00:00Z"), ZoneOffset.UTC);

    private final List<String> problems = Collections.synchronizedList(new ArrayList<>());
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @Test
    void resultsComeInTheOrderOfTheLinesWithTheirIdsFirst() throws Exception {
        CountDownLatch second = new CountDownLatch(1);
        Function<ArticleReceived, ArticleEnriched> firstIsSlowest =
                article -> {
                    if (Runtime.getRuntime().availableProcessors() > 1) {
                        if (article.source().record() == 0) {
                            await(second);
                        } else {
                            second.countDown();
                        }
                    }
                    return enriched(article);
                };

        run(
                lines("{\"id\":\"a\",\"text\":\"One\"}", "{\"text\":\"Two\",\"id\":17}"),
                firstIsSlowest);

        assertThat(out.toString(UTF_8).lines())
                .satisfiesExactly(
                        first -> assertThat(first).startsWith("{\"id\":\"a\",\"articleId\":"),
                        next -> assertThat(next).startsWith("{\"id\":17,\"articleId\":"));
    }

    @Test
    void brokenLinesAreNamedAndCountedAndTheRestGoesOn() throws Exception {
        OrderedEnrichment.Count count =
                run(
                        lines(
                                "{\"id\":1,\"text\":\"Fine\"}",
                                "{\"id\":2",
                                "",
                                "{\"id\":4}",
                                "{\"text\":\"no id\"}",
                                "[]",
                                "{\"id\":7,\"text\":\"t\",\"published\":5}",
                                "{\"id\":8,\"text\":\"t\"} trailing",
                                "{\"id\":9,\"text\":\"Fine too\"}"),
                        OrderedEnrichmentTest::enriched);

        assertThat(count).isEqualTo(new OrderedEnrichment.Count(8, 4));
        assertThat(problems)
                .extracting(problem -> problem.substring(0, "test.ndjson: line 2".length()))
                .containsExactly(
                        "test.ndjson: line 2",
                        "test.ndjson: line 4",
                        "test.ndjson: line 6",
                        "test.ndjson: line 8");
        assertThat(problems).allSatisfy(p -> assertThat(p).endsWith("(MALFORMED_RECORD)"));
        assertThat(ids()).containsExactly("1", "", "7", "9");
    }

    @Test
    void aLineThatEnrichmentFailsOnCostsThatLineOnly() throws Exception {
        Function<ArticleReceived, ArticleEnriched> failing =
                article -> {
                    switch (article.text()) {
                        case "bug" -> throw new IllegalStateException("secret");
                        case "deep" -> throw new StackOverflowError();
                        default -> {
                            return enriched(article);
                        }
                    }
                };

        OrderedEnrichment.Count count =
                run(
                        lines(
                                "{\"id\":1,\"text\":\"Fine\"}",
                                "{\"id\":2,\"text\":\"bug\"}",
                                "{\"id\":3,\"text\":\"deep\"}",
                                "{\"id\":4,\"text\":\"Fine too\"}"),
                        failing);

        assertThat(count).isEqualTo(new OrderedEnrichment.Count(4, 2));
        assertThat(ids()).containsExactly("1", "4");
        assertThat(problems)
                .satisfiesExactly(
                        bug ->
                                assertThat(bug)
                                        .startsWith("test.ndjson: line 2: ")
                                        .contains("IllegalStateException")
                                        .doesNotContain("secret"),
                        deep -> assertThat(deep).contains("line 3: ", "StackOverflowError"));
    }

    @Test
    void whatIsWrongWithALineIsSaid() throws Exception {
        run(
                lines(
                        "{\"id\":1,\"text\":\"x\"",
                        "{\"id\":2,\"id\":3,\"text\":\"x\"}",
                        "{\"id\":" + "9".repeat(5_000) + ",\"text\":\"x\"}",
                        "{\"id\":4,\"text\":" + "[".repeat(2_000) + "]"),
                OrderedEnrichmentTest::enriched);

        assertThat(problems)
                .satisfiesExactly(
                        open -> assertThat(open).contains("unexpected end of JSON"),
                        twice -> assertThat(twice).contains("duplicate field name"),
                        number -> assertThat(number).contains("more than 1000 digits"),
                        deep -> assertThat(deep).contains("nested more than 1000 levels"));
    }

    @Test
    void contentsOfBrokenLinesAreNotRepeated() throws Exception {
        run(lines("{\"id\":1,\"text\":secret}"), OrderedEnrichmentTest::enriched);

        assertThat(problems).singleElement().asString().doesNotContain("secret");
    }

    @Test
    void dateOfPublicationIsWhatTheSourceDeclares() throws Exception {
        run(
                lines("{\"id\":1,\"text\":\"t\",\"published\":\"2025-06-01\"}"),
                OrderedEnrichmentTest::enriched);

        JsonNode published = tree().path("declared").path("published");
        assertThat(published.path("value").textValue()).isEqualTo("2025-06-01");
        assertThat(published.path("where").textValue()).isEqualTo("published");
    }

    @Test
    void textIsMadeFitForEventsWithoutMovingOffsets() throws Exception {
        run(lines("{\"id\":1,\"text\":\"a\\u0000b\\ud800c\"}"), OrderedEnrichmentTest::enriched);

        assertThat(tree().path("text").textValue()).isEqualTo("a\uFFFDb\uFFFDc");
    }

    @Test
    void tooLongLinesAndTextsAreBroken() throws Exception {
        String long1 = "{\"id\":1,\"text\":\"" + "x".repeat((1 << 20) + 1) + "\"}";
        String long2 = "{\"id\":2,\"text\":\"" + "x".repeat(8 << 20) + "\"}";
        String most = "{\"id\":3,\"text\":\"" + "x".repeat(1 << 20) + "\"}";

        run(lines(long1, long2, most), OrderedEnrichmentTest::enriched);

        assertThat(problems).hasSize(2);
        assertThat(ids()).containsExactly("3");
    }

    @Test
    void windowOfLinesUnderWayIsBounded() throws Exception {
        String[] lines =
                IntStream.range(10_000, 30_000)
                        .mapToObj(i -> "{\"id\":" + i + ",\"text\":\"t\"}")
                        .toArray(String[]::new);
        int lineLength = lines[0].length() + 1;
        AtomicLong read = new AtomicLong();
        InputStream counted =
                new FilterInputStream(lines(lines)) {
                    @Override
                    public int read(byte[] bytes, int from, int length) throws IOException {
                        int n = super.read(bytes, from, Math.min(length, 1_000));
                        read.addAndGet(Math.max(0, n));
                        return n;
                    }
                };
        AtomicLong most = new AtomicLong();
        Function<ArticleReceived, ArticleEnriched> watching =
                article -> {
                    long ahead = read.get() / lineLength - article.source().record();
                    most.accumulateAndGet(ahead, Math::max);
                    return enriched(article);
                };

        OrderedEnrichment.Count count = run(counted, watching);

        assertThat(count).isEqualTo(new OrderedEnrichment.Count(20_000, 0));
        assertThat(most).hasValueLessThan(3_000);
    }

    @Test
    void nothingIsReadOnWhenNobodyTakesTheOutput() {
        OutputStream closed =
                new OutputStream() {
                    @Override
                    public void write(int b) throws IOException {
                        throw new IOException("closed");
                    }
                };
        InputStream endless =
                new InputStream() {
                    private final byte[] line = "{\"id\":1,\"text\":\"t\"}\n".getBytes(UTF_8);
                    private long at;

                    @Override
                    public int read() {
                        return line[(int) (at++ % line.length)];
                    }
                };

        assertThatThrownBy(
                        () ->
                                enrichment(OrderedEnrichmentTest::enriched)
                                        .run(file(endless)::next, closed))
                .isInstanceOf(IOException.class)
                .hasMessage("closed");
    }

    private OrderedEnrichment.Count run(
            InputStream in, Function<ArticleReceived, ArticleEnriched> enricher) throws Exception {
        return enrichment(enricher).run(file(in)::next, out);
    }

    private OrderedEnrichment enrichment(Function<ArticleReceived, ArticleEnriched> enricher) {
        return new OrderedEnrichment(enricher, EnrichCommand::line, problems::add);
    }

    private static InputFile file(InputStream in) {
        var settings = new InputFile.Settings(new Formats(), true, null, CLOCK);
        return new InputFile("test.ndjson", "test.ndjson", in, settings);
    }

    private static InputStream lines(String... lines) {
        return new ByteArrayInputStream(String.join("\n", lines).getBytes(UTF_8));
    }

    private List<String> ids() throws IOException {
        List<String> ids = new ArrayList<>();
        for (String line : out.toString(UTF_8).split("\n")) {
            ids.add(new JsonMapper().readTree(line).path("id").asText());
        }
        return ids;
    }

    private JsonNode tree() throws IOException {
        return new JsonMapper().readTree(out.toString(UTF_8));
    }

    private static ArticleEnriched enriched(ArticleReceived article) {
        int length = article.text().length();
        return new ArticleEnriched(
                article,
                null,
                Language.UNDETERMINED,
                List.of(new Segment(0, length, Segment.Role.BODY)),
                null,
                List.of(),
                List.of(),
                new Fingerprint("none/0", Sha256.hex(article.text()), "", 0),
                new Enrichment(1, Map.of(), false, CLOCK.instant()));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
