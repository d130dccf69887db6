package org.dateline.system;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A first run: `./dateline up` on an empty home, which drops the sample articles in by itself.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SeedsIT {

    @TempDir static Path folder;

    private static RunningDateline dateline;
    private static Map<String, JsonNode> articles;

    @BeforeAll
    static void upWithTheSeeds() throws IOException {
        dateline = RunningDateline.up(folder.resolve("home with a space"));
        dateline.awaitArticles(5);
        articles = new HashMap<>();
        for (String name : Gold.names()) {
            JsonNode found = dateline.get("/v1/articles?file=" + name + ".txt").get("articles");
            assertThat(found).as("articles of %s", name).hasSize(1);
            articles.put(name, dateline.get("/v1/articles/" + found.get(0).get("id").asText()));
        }
    }

    @AfterAll
    static void down() {
        if (dateline != null) {
            dateline.close();
        }
    }

    static Stream<String> names() {
        return Gold.names().stream();
    }

    static Stream<JsonNode> labels() {
        return Gold.articles().stream();
    }

    @ParameterizedTest
    @MethodSource("names")
    void textIsKeptAsItWasDropped(String name) throws IOException {
        String dropped = Files.readString(Repository.ROOT.resolve("seeds/" + name + ".txt"));

        assertThat(articles.get(name).get("text").asText()).isEqualTo(dropped);
    }

    @ParameterizedTest
    @MethodSource("labels")
    void titleLanguageAndPublicationDateAreFound(JsonNode label) {
        JsonNode article = articles.get(label.get("id").asText());

        assertThat(article.path("language").path("tag").asText())
                .isEqualTo(label.get("language").asText());
        assertThat(article.path("title").path("text").asText(null))
                .isEqualTo(label.get("title").asText(null));
        JsonNode published = article.path("published");
        JsonNode expected = label.get("published");
        for (String field : List.of("value", "precision", "basis", "evidence")) {
            assertThat(published.path(field).asText(null))
                    .as("published.%s", field)
                    .isEqualTo(expected.path(field).asText(null));
        }
    }

    @ParameterizedTest
    @MethodSource("labels")
    void whatIsNotBodyIsMarked(JsonNode label) {
        JsonNode article = articles.get(label.get("id").asText());
        String text = article.get("text").asText();

        for (JsonNode part : label.get("notBody")) {
            assertThat(stream(article.get("segments")))
                    .as("%s: %s", part.get("role").asText(), part.get("startsWith").asText())
                    .anySatisfy(
                            segment -> {
                                assertThat(segment.get("role").asText())
                                        .isEqualTo(part.get("role").asText());
                                assertThat(
                                                text.substring(
                                                                segment.get("start").asInt(),
                                                                segment.get("end").asInt())
                                                        .strip())
                                        .startsWith(part.get("startsWith").asText());
                            });
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void personsAndCountriesAreFound(String name) {
        Set<String> countries =
                Set.of("Russia", "North Korea", "Ukraine", "China", "United States", "South Korea");
        Set<String> expected =
                Gold.entities().stream()
                        .filter(mention -> mention.article().equals(name))
                        .filter(m -> m.type().equals("PERSON") || countries.contains(m.name()))
                        .map(mention -> mention.type() + " " + mention.name())
                        .collect(Collectors.toSet());

        Set<String> found =
                stream(articles.get(name).get("entities"))
                        .map(e -> e.get("type").asText() + " " + e.get("name").asText())
                        .collect(Collectors.toSet());

        assertThat(found).containsAll(expected);
    }

    @ParameterizedTest
    @MethodSource("names")
    void datesAreFoundWithTheirValuesAndNoOthers(String name) {
        List<Gold.DateMention> expected =
                Gold.dates().stream().filter(mention -> mention.article().equals(name)).toList();
        List<JsonNode> found = stream(articles.get(name).get("dates")).toList();

        assertThat(found.stream().map(d -> d.get("type").asText() + " " + d.get("value").asText()))
                .containsExactlyElementsOf(
                        expected.stream().map(d -> d.type() + " " + d.value()).toList());
        for (int i = 0; i < expected.size(); i++) {
            assertThat(found.get(i).get("text").asText()).contains(expected.get(i).text());
        }
    }

    @Test
    void aWordFindsTheArticleThatHasItWithThePersonsInIt() {
        JsonNode found = dateline.get("/v1/articles?q=Vostochny").get("articles");

        assertThat(found).hasSize(1);
        JsonNode article = dateline.get("/v1/articles/" + found.get(0).get("id").asText());
        assertThat(stream(article.get("entities")).map(e -> e.get("name").asText()))
                .contains("Kim Jong Un", "Vladimir Putin", "Sergei Shoigu");
    }

    @Test
    void aMonthFindsTheArticlesThatSpeakOfIt() {
        assertThat(filesOf("/v1/articles?mentions=2023-11"))
                .containsExactlyInAnyOrder("000_f65cf6e1309545a6.txt", "001_7561d2828fcb181b.txt");
    }

    @Test
    void aPublicationDateFindsWhatAppearedSince() {
        assertThat(filesOf("/v1/articles?from=2025-09-01"))
                .containsExactly("004_a8523d2531779793.txt");
    }

    @Test
    void undatedArticlesAreListedLast() {
        JsonNode all = dateline.get("/v1/articles").get("articles");

        assertThat(all).hasSize(5);
        assertThat(stream(all).map(a -> a.path("published").path("value").asText("none")))
                .containsExactly("2025-09-05", "2024-06-22", "2023-11-10", "none", "none");
    }

    @Test
    void anEntityLeadsToItsArticles() {
        JsonNode persons = dateline.get("/v1/entities?prefix=Kim&type=PERSON").get("entities");

        assertThat(stream(persons).map(e -> e.get("id").asText()))
                .containsExactly("person:kim-jong-un");
        assertThat(dateline.get("/v1/entities/person:kim-jong-un/articles").get("articles"))
                .hasSize(5);
    }

    @Test
    void onePageLeadsToTheNext() {
        JsonNode first = dateline.get("/v1/articles?limit=3");
        JsonNode second =
                dateline.get(
                        "/v1/articles?limit=3&cursor="
                                + RunningDateline.encoded(first.get("next").asText()));

        Set<String> ids =
                Stream.of(first, second)
                        .flatMap(page -> stream(page.get("articles")))
                        .map(a -> a.get("id").asText())
                        .collect(Collectors.toSet());
        assertThat(ids).hasSize(5);
        assertThat(second.get("next").isNull()).isTrue();
    }

    @Test
    void theStatusOfAFileTellsWhatBecameOfIt() throws Exception {
        assertThat(told("status", "000_f65cf6e1309545a6.txt"))
                .contains("000_f65cf6e1309545a6.txt")
                .containsIgnoringCase("stored");
    }

    @Test
    void aReplayMayBeRunAtAnyTimeAndChangesNothing() throws Exception {
        for (int time = 0; time < 2; time++) {
            assertThat(told("replay", "--from", "2020-01-01")).contains("Replayed 5 records");
            assertThat(told("replay", "--rejected")).startsWith("0 rejected records");
        }
        assertThat(dateline.storedArticles()).isEqualTo(5);
        assertThat(dateline.storedSightings()).isEqualTo(5);
    }

    /// What a command says that ends well.
    private static String told(String... command) throws Exception {
        List<String> words = new ArrayList<>(List.of("./dateline"));
        words.addAll(List.of(command));
        words.addAll(List.of("--home", dateline.home().toString()));
        Process process = RunningDateline.command(words).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }

    /// What another system sees, with nothing but a Kafka client and the published schema.
    @Test
    void otherSystemsReadTheEnrichedTopic() throws IOException {
        List<ConsumerRecord<String, String>> records = readEnriched(5);

        var schema =
                JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                        .getSchema(
                                Files.readString(
                                        Repository.ROOT.resolve(
                                                "article-events/src/main/resources/schemas/article-enriched.v1.json")));
        assertThat(records).hasSize(5);
        for (ConsumerRecord<String, String> record : records) {
            assertThat(header(record, "ce_specversion")).isEqualTo("1.0");
            assertThat(header(record, "ce_type")).isEqualTo("org.dateline.article.enriched.v1");
            assertThat(header(record, "ce_source")).isNotBlank();
            assertThat(header(record, "ce_id")).endsWith("/3");
            assertThat(Instant.parse(header(record, "ce_time"))).isBefore(Instant.now());
            assertThat(header(record, "content-type")).isEqualTo("application/json");
            JsonNode article = RunningDateline.JSON.readTree(record.value());
            assertThat(record.key()).isEqualTo(article.get("articleId").asText());
            assertThat(schema.validate(article)).isEmpty();
        }
    }

    /// Goes late, since it leaves more on the topics.
    @Test
    @Order(Integer.MAX_VALUE - 1)
    void anErasedArticleStaysAwayUntilItsFileIsForced() throws Exception {
        String text = "The harbour master of Lower Quay resigned on Tuesday over the lost crane.";
        Path file = Files.writeString(folder.resolve("crane.txt"), text);
        dateline.drop("crane.txt", text);
        dateline.awaitArticles(6);
        String id = dateline.get("/v1/articles?file=crane.txt").at("/articles/0/id").asText();

        assertThat(run("erase", id)).contains(id + ": erased");

        assertThat(dateline.storedArticles()).isEqualTo(5);
        assertThat(archived("crane.txt")).isEmpty();
        assertThat(run("status", "crane.txt")).contains("erased");
        dateline.await(
                Duration.ofSeconds(60),
                "a tombstone to be the last of it on articles.enriched",
                () ->
                        readEnriched(7).stream()
                                        .filter(record -> record.key().equals(id))
                                        .reduce((earlier, later) -> later)
                                        .orElseThrow()
                                        .value()
                                == null);

        assertThat(run("replay", "--from", "2020-01-01")).contains("all are stored");
        dateline.drop("crane.txt", text);
        dateline.await(
                Duration.ofSeconds(60),
                "the second file to be erased, too",
                () -> count(run("status", "crane.txt"), "erased, as were its articles") == 2);
        assertThat(dateline.storedArticles()).isEqualTo(5);
        assertThat(archived("crane.txt")).isEmpty();

        run("submit", "--force", file.toString());
        dateline.awaitArticles(6);
        assertThat(dateline.get("/v1/articles/" + id).get("text").asText()).isEqualTo(text);
        assertThat(run("erase", "--json", id)).contains("\"erased\" : true");
        assertThat(dateline.storedArticles()).isEqualTo(5);
    }

    /// Goes last, since it leaves more articles.
    @Test
    @Order(Integer.MAX_VALUE)
    void anErasedLineIsBlankedAndItsNeighboursStay() throws Exception {
        int others = dateline.storedArticles();
        List<String> lines =
                List.of(
                        line("quay-1", "The council of Saltmarsh voted for a second quay."),
                        line(
                                "quay-2",
                                "The lighthouse keeper of Saltmarsh was named as a witness."),
                        line("quay-3", "The ferry from Saltmarsh sails on Sundays again."));
        String file = String.join("\n", lines) + "\n";
        dateline.drop("saltmarsh.ndjson", file);
        dateline.awaitArticles(others + 3);
        String erased = onlyId("/v1/articles?file=saltmarsh.ndjson&q=lighthouse");
        List<String> neighbours =
                List.of(
                        onlyId("/v1/articles?file=saltmarsh.ndjson&q=council"),
                        onlyId("/v1/articles?file=saltmarsh.ndjson&q=ferry"));

        // 202 while the file is on its way to the archive
        assertThat(dateline.erase(erased)).isIn(204, 202);

        assertThat(dateline.status("/v1/articles/" + erased)).isEqualTo(404);
        assertThat(idsOf("/v1/articles?file=saltmarsh.ndjson"))
                .containsExactlyInAnyOrderElementsOf(neighbours);
        dateline.await(
                Duration.ofSeconds(60), "all of it to be done", () -> eraseAgain(erased) == 204);
        assertThat(archivedSaltmarsh()).hasSize(1).allSatisfy(copy -> isBlankedIn(copy, lines));

        assertThat(run("replay", "--from", "2020-01-01")).contains("all are stored");
        assertThat(dateline.status("/v1/articles/" + erased)).isEqualTo(404);
        assertThat(idsOf("/v1/articles?file=saltmarsh.ndjson"))
                .containsExactlyInAnyOrderElementsOf(neighbours);

        int sightings = dateline.storedSightings();
        dateline.drop("again/saltmarsh.ndjson", file);
        dateline.await(
                Duration.ofSeconds(60),
                "the neighbours to be seen again, and the line to be blanked again",
                () -> dateline.storedSightings() == sightings + 2 && blankedCopies() == 2);
        assertThat(archivedSaltmarsh()).hasSize(2).allSatisfy(copy -> isBlankedIn(copy, lines));
        assertThat(dateline.status("/v1/articles/" + erased)).isEqualTo(404);
        assertThat(idsOf("/v1/articles?file=again/saltmarsh.ndjson"))
                .containsExactlyInAnyOrderElementsOf(neighbours);
        assertThat(dateline.storedArticles()).isEqualTo(others + 2);
    }

    /// Of one publisher, so that its id is the same article's in every file.
    private static String line(String id, String text) {
        return RunningDateline.JSON
                .createObjectNode()
                .put("id", id)
                .put("publisher", "Saltmarsh Herald")
                .put("text", text)
                .toString();
    }

    private static int eraseAgain(String id) {
        try {
            return dateline.erase(id);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The second of three lines is an empty object, and everything else is where it was.
    private static void isBlankedIn(String copy, List<String> lines) {
        assertThat(copy.lines())
                .hasSize(3)
                .element(1, STRING)
                .hasSameSizeAs(lines.get(1))
                .isEqualToIgnoringWhitespace("{}");
        assertThat(copy.lines()).element(0, STRING).isEqualTo(lines.getFirst());
        assertThat(copy.lines()).element(2, STRING).isEqualTo(lines.getLast());
    }

    private static int blankedCopies() {
        try {
            return (int)
                    archivedSaltmarsh().stream()
                            .filter(copy -> !copy.contains("lighthouse"))
                            .count();
        } catch (IOException | UncheckedIOException e) {
            return 0; // a file was moved meanwhile
        }
    }

    /// What the archive's files about Saltmarsh say, wherever they are in it.
    private static List<String> archivedSaltmarsh() throws IOException {
        try (Stream<Path> tree = Files.walk(dateline.home().resolve("archive"))) {
            List<String> found = new ArrayList<>();
            for (Path file : tree.filter(Files::isRegularFile).toList()) {
                String content = new String(Files.readAllBytes(file), UTF_8);
                if (content.contains("Saltmarsh")) {
                    found.add(content);
                }
            }
            return found;
        }
    }

    private static String onlyId(String query) {
        List<String> ids = idsOf(query);
        assertThat(ids).as(query).hasSize(1);
        return ids.getFirst();
    }

    private static List<String> idsOf(String query) {
        return stream(dateline.get(query).get("articles"))
                .map(article -> article.get("id").asText())
                .toList();
    }

    private static String run(String... words) {
        List<String> command = new ArrayList<>(List.of("./dateline", words[0]));
        command.addAll(List.of("--home", dateline.home().toString()));
        command.addAll(List.of(words).subList(1, words.length));
        try {
            Process process = RunningDateline.command(command).redirectErrorStream(true).start();
            String output = new String(process.getInputStream().readAllBytes(), UTF_8);
            assertThat(process.waitFor()).as(output).isZero();
            return output;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static List<Path> archived(String name) throws IOException {
        try (Stream<Path> tree = Files.walk(dateline.home().resolve("archive"))) {
            return tree.filter(file -> file.toString().endsWith(name)).toList();
        }
    }

    private static int count(String text, String words) {
        return text.split(Pattern.quote(words), -1).length - 1;
    }

    private static List<ConsumerRecord<String, String>> readEnriched(int count) {
        Properties properties = new Properties();
        properties.put("bootstrap.servers", dateline.bootstrapServers());
        properties.put("group.id", "another-system-" + UUID.randomUUID());
        properties.put("auto.offset.reset", "earliest");
        properties.put("isolation.level", "read_committed");
        List<ConsumerRecord<String, String>> records = new ArrayList<>();
        try (var consumer =
                new KafkaConsumer<>(
                        properties, new StringDeserializer(), new StringDeserializer())) {
            consumer.subscribe(List.of("articles.enriched"));
            Instant deadline = Instant.now().plusSeconds(30);
            while (records.size() < count && Instant.now().isBefore(deadline)) {
                consumer.poll(Duration.ofMillis(500)).forEach(records::add);
            }
        }
        return records;
    }

    private static String header(ConsumerRecord<String, String> record, String name) {
        return new String(record.headers().lastHeader(name).value(), UTF_8);
    }

    private static Stream<String> filesOf(String query) {
        return stream(dateline.get(query).get("articles"))
                .map(a -> dateline.get("/v1/articles/" + a.get("id").asText()))
                .map(a -> a.get("source").get("file").asText());
    }

    private static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
