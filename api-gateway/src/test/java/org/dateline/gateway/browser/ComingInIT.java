package org.dateline.gateway.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.dateline.events.ArticleStored;
import org.dateline.events.EventCodec;
import org.dateline.events.Sha256;
import org.dateline.events.Topic;
import org.dateline.gateway.Client;
import org.dateline.gateway.GatewayStack;
import org.dateline.gateway.Sample;
import org.dateline.gateway.Shelf;
import org.dateline.gateway.StandInIngest;
import org.dateline.gateway.browser.Visit.Eyes;
import org.dateline.teststack.TestStack;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The pages on which articles are added and come in.
@QuarkusTest
@QuarkusTestResource(value = GatewayStack.class, restrictToAnnotatedClass = true)
@QuarkusTestResource(value = StandInIngest.class, restrictToAnnotatedClass = true)
@Timeout(180)
class ComingInIT {

    private static final String HOSTILE = "<img src=x onerror=alert(1)>.txt";

    private static Chromium chromium;

    Shelf shelf;
    StandInIngest ingest;

    @BeforeAll
    static void startBrowser() {
        chromium = Chromium.start();
    }

    @AfterAll
    static void closeBrowser() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @BeforeEach
    void clearTheShelf() {
        shelf.empty();
        ingest.given().clear();
    }

    @Test
    void filesAreAddedAndFollowedUntilTheyCanBeSearched() {
        String name = "added/" + HOSTILE;
        ingest.says(name, file(name, null, "WAITING", ""));
        try (Visit visit = new Visit(chromium.browser(), Eyes.DESKTOP)) {
            Page page = visit.open("/add").page();
            visit.requireFine();
            page.getByLabel("Choose files, or drop them here")
                    .setInputFiles(
                            new FilePayload(
                                    HOSTILE, "text/plain", "The harbour opened.".getBytes(UTF_8)));
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Add files"))
                    .click();

            assertThat(page.locator(".state")).hasText("Waiting to be read");
            assertThat(page.getByRole(AriaRole.STATUS)).hasText("0 of 1 file can be searched");
            assertThat(ingest.given()).containsEntry(name, "The harbour opened.");

            ingest.says(name, file(name, stored(name), "ARCHIVED", ""));
            assertThat(page.locator(".state")).hasText("1 article can be searched");
            assertThat(page.getByRole(AriaRole.STATUS)).hasText("1 of 1 file can be searched");
            assertThat(page.locator(".added .file")).hasText(name);
            visit.requireFine();
            visit.keep("added");
            page.locator(".added a").click();
            assertThat(page).hasTitle("Harbour – Dateline");
        }
    }

    @Test
    void textIsAddedWithoutScripts() {
        try (Visit visit = new Visit(chromium.browser(), Eyes.PLAIN)) {
            Page page = visit.open("/add").page();
            page.getByLabel("Text of the article").fill("The harbour \"opened\" <b>today</b>.");
            page.getByLabel("Title, if known").fill("Harbour");
            page.getByLabel("Published, if known").fill("2024-05-03");
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Add text"))
                    .click();

            assertThat(ingest.given()).hasSize(1);
            String name = ingest.given().keySet().iterator().next();
            assertThat(ingest.given().get(name))
                    .isEqualTo(
                            "{\"title\":\"Harbour\",\"published\":\"2024-05-03\","
                                    + "\"text\":\"The harbour \\\"opened\\\" <b>today</b>.\"}");
            assertThat(page.locator(".added")).containsText("No file of this name is known");
            ingest.says(
                    name,
                    file(
                            name,
                            "a-claim",
                            "QUARANTINED",
                            "\"reason\": \"NO_TEXT\", \"detail\": \"there are no words in it\","));
            page.reload();
            assertThat(page.locator(".state"))
                    .hasText("In quarantine: no text: there are no words in it");
            visit.requireFine();
        }
    }

    @Test
    void whatIsNotTakenIsSaidAndTheTextIsKept() {
        for (Eyes eyes : List.of(Eyes.PHONE, Eyes.DARK)) {
            try (Visit visit = new Visit(chromium.browser(), eyes)) {
                Page page = visit.open("/add").page();
                visit.keep("add");
                visit.requireFine();
                page.getByLabel("Choose files, or drop them here")
                        .setInputFiles(
                                new FilePayload[] {
                                    new FilePayload("too-much.txt", "text/plain", new byte[] {65}),
                                    new FilePayload("fits.txt", "text/plain", new byte[] {66})
                                });
                ingest.says("added/fits.txt", file("added/fits.txt", null, "WAITING", ""));
                visit.expectFailures();
                page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Add files"))
                        .click();

                assertThat(page.getByRole(AriaRole.ALERT))
                        .containsText("added/too-much.txt: the disk is full");
                page.getByText("See what becomes of them").click();
                assertThat(page.locator(".added .file")).hasText("added/fits.txt");
                visit.keep("added-waiting");
                visit.requireFine();
            }
        }
    }

    @Test
    void whatComesInAppears() throws Exception {
        shelf.put(Sample.of("The harbour opened.").titled("Harbour"));
        try (Visit visit = new Visit(chromium.browser(), Eyes.DESKTOP)) {
            Page page = visit.page();
            page.navigate("/live?q=harbour");
            assertThat(page.locator(".results h3")).hasText("Harbour");
            UUID closed =
                    shelf.put(
                            Sample.of("The harbour closed again.")
                                    .titled("<script>alert(1)</script>")
                                    .in("closed.txt"));
            Locator first = page.locator(".results h3").first();
            long end = System.nanoTime() + 60_000_000_000L;
            // what is stored before the stream has begun is not told
            while (page.locator(".results h3").count() < 2 && System.nanoTime() < end) {
                publish(closed);
                page.waitForTimeout(1000);
            }
            assertThat(first).hasText("<script>alert(1)</script>");
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Pause")).click();
            visit.keep("live");
            visit.requireFine();
        }
    }

    @Test
    void lastArticlesAreThereWithoutScripts() {
        shelf.put(Sample.of("The harbour opened.").titled("Harbour"));
        try (Visit visit = new Visit(chromium.browser(), Eyes.PLAIN)) {
            Page page = visit.open("/live").page();
            assertThat(page.locator(".results h3")).hasText("Harbour");
            page.getByLabel("Words to wait for").fill("station");
            page.keyboard().press("Enter");
            assertThat(page.locator("#live")).containsText("No article yet");
            assertThat(page).hasTitle("station – Live – Dateline");
            visit.requireFine();
        }
        assertThat(Client.get("/live?from=soon").status()).isEqualTo(400);
    }

    @Test
    void formOfAnotherSiteAddsNothing() {
        Client.Answer answer =
                Client.send(
                        "POST",
                        "/add",
                        "Origin",
                        "https://elsewhere.example",
                        "Content-Type",
                        "multipart/form-data; boundary=x");
        assertThat(answer.status()).isEqualTo(403);
        assertThat(ingest.given()).isEmpty();
        assertThat(Client.get("/add/status", "Accept", "text/html").status()).isEqualTo(400);
    }

    private static String file(String name, @Nullable String claim, String state, String more) {
        return """
        {"file": "%s", %s "state": "%s", %s "time": "2025-10-05T08:00:00Z"}
        """
                .formatted(
                        name,
                        claim == null ? "" : "\"claim\": \"%s\",".formatted(claim),
                        state,
                        more);
    }

    /// Stores an article of a file.
    private String stored(String name) {
        UUID id = shelf.put(Sample.of("The harbour opened.").titled("Harbour").in(name));
        return Client.get("/v1/articles/" + id).json().at("/sightings/0/claim").asText();
    }

    private static void publish(UUID article) throws Exception {
        ArticleStored stored =
                new ArticleStored(
                        article,
                        Sha256.hex("revision"),
                        UUID.randomUUID(),
                        ArticleStored.Relation.NEW,
                        null,
                        null,
                        Instant.EPOCH);
        try (var producer =
                new KafkaProducer<>(
                        Map.<String, Object>of(
                                "bootstrap.servers", TestStack.start().bootstrapServers()),
                        new ByteArraySerializer(),
                        new ByteArraySerializer())) {
            producer.send(
                            new ProducerRecord<>(
                                    Topic.STORED.name(), 0, null, EventCodec.encode(stored)))
                    .get();
        }
    }
}
