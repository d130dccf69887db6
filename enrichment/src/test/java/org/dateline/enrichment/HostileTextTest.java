package org.dateline.enrichment;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.dateline.events.ArticleEnriched;
import org.dateline.events.ArticleReceived;
import org.dateline.events.ArticleText;
import org.dateline.events.DateMention;
import org.dateline.events.Declared;
import org.dateline.events.Entity;
import org.dateline.events.EventCodec;
import org.dateline.events.MalformedEventException;
import org.dateline.events.Segment;
import org.dateline.events.Sha256;
import org.dateline.events.Source;

/// Whatever a text holds, it becomes an event of a bounded size in a bounded time.
class HostileTextTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Enricher ENRICHER = Enricher.load(Clock.fixed(NOW, ZoneOffset.UTC));

    /// A second on warm code; what grows with the square of the text takes many times as long.
    private static final Duration LONGEST = Duration.ofSeconds(8);

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /// What a text of any length costs, in bytes.
    private static final long FIXED_WORK = 1 << 20;

    private static final String STORY =
            "The mayor of London met Anna Brown on Monday in the new town hall. ";

    /// What is repeated to fill the largest text.
    private static final List<String> REPEATED =
            List.of(
                    "January ",
                    "3pm ",
                    "Q1 2021 ",
                    "3/5/2021 ",
                    "3/5/2021\n\n",
                    "Updated: 3/5/2021\n",
                    "Published June 5, 2021\n",
                    "Updated at: 06.22.2024 10:00\n",
                    "June 18–19, ",
                    "2021-03-05T10:00:00Z ",
                    "twenty-one-",
                    "Anna Brown said. ",
                    "Anna\u0001Brown met \"Bob\\Smith\" in Paris. ",
                    "Anna Brown, Bob Smith and Carl Jones of Acme Corp. met in Paris.\n",
                    "London, Paris, Rome, Oslo\n",
                    "European Central Bank (ECB) ",
                    "Washington, D.C. ",
                    "Dr. Mr. Prof. John said. ",
                    STORY,
                    STORY.strip() + "\n\n",
                    "\n",
                    "\r\n",
                    "a\n\n",
                    "a\u2028",
                    "a\u0085",
                    "\u00A0",
                    "\u200B",
                    "\u0001",
                    "a\u001B",
                    "\uFFFD",
                    "\uFFFF",
                    "a",
                    "1",
                    ".",
                    "\"",
                    "(",
                    "<a ",
                    "&amp;",
                    "/a",
                    "www.",
                    "🙂",
                    "\u0301\u0316",
                    "\u1100\u1161\u11A8",
                    "漢字",
                    "A Heading Here\nThis is one sentence of text that goes on.\n",
                    "\"We are going to do this very soon now.\"\n\n",
                    "\"We will do it today and tomorrow.\"\n— Bob Smith\n",
                    "By Jane | June 3, 2024\n",
                    "Click here to read more about the photo by ");

    static Stream<String> largest() {
        return Stream.of(
                        REPEATED.stream().map(HostileTextTest::filled),
                        Stream.of(
                                "\n".repeat(ArticleText.MAX_BYTES - STORY.length()) + STORY,
                                "January" + " ".repeat(1_000_000) + "5, 2021, he said. " + STORY,
                                "Anna" + " ".repeat(1_000_000) + "Brown said so. " + STORY,
                                numbered("\"We saw %d of them going home again.\"\n\n"),
                                numbered("Mr. John Smith%d said so. John left. "),
                                numbered("Updated: %d January 1999\n"),
                                numbered("Paris%d, Rome%<d and Oslo%<d\n")))
                .flatMap(texts -> texts);
    }

    private static String filled(String unit) {
        return unit.repeat(ArticleText.MAX_BYTES / unit.getBytes(UTF_8).length);
    }

    private static String numbered(String form) {
        String text =
                IntStream.range(1, ArticleText.MAX_BYTES / form.length())
                        .mapToObj(form::formatted)
                        .collect(Collectors.joining());
        return text.substring(0, Math.min(text.length(), ArticleText.MAX_BYTES));
    }

    @Example
    void theLargestTextOfAnythingBecomesAnEventThatEveryConsumerCanHold()
            throws MalformedEventException {
        enriched(STORY.repeat(500)); // so that code is warm
        for (String text : largest().toList()) {
            String what = text.substring(0, 40);
            ArticleReceived article = article(Declared.NOTHING, text);
            int received = EventCodec.encode(article).length;

            long start = cpuTime();
            ArticleEnriched enriched = ENRICHER.enrich(article);
            Duration took = Duration.ofNanos(cpuTime() - start);

            byte[] event = EventCodec.encode(enriched);
            assertThat(event.length - received)
                    .as(what)
                    .isLessThanOrEqualTo(ArticleEnriched.MAX_FOUND_BYTES);
            assertThat(json(enriched.dates())).as(what).isLessThanOrEqualTo(EventBudget.DATES);
            assertThat(json(enriched.entities()))
                    .as(what)
                    .isLessThanOrEqualTo(EventBudget.ENTITIES);
            assertThat(event.length - received - json(enriched.dates()) - json(enriched.entities()))
                    .as(what)
                    .isLessThanOrEqualTo(EventBudget.REST);
            assertThat(EventCodec.decode(event, ArticleEnriched.class)).isEqualTo(enriched);
            assertThat(took).as(what).isLessThan(LONGEST);
        }
    }

    /// Counted in bytes of memory, since time depends on the machine: what goes over a text again
    /// for each part of it allocates again for each part of it.
    @Example
    void workGrowsWithTheTextAlone() {
        enriched(STORY.repeat(500));
        for (String unit : REPEATED) {
            int times = (64 << 10) / unit.getBytes(UTF_8).length;
            enriched(unit.repeat(times));

            long once = work(unit.repeat(times));
            long fourfold = work(unit.repeat(4 * times));

            assertThat(fourfold).as(unit).isLessThan(6 * once + FIXED_WORK);
        }
    }

    @Example
    void whatIsTooMuchIsLeftOutFromTheEndAndTheEventSaysSo() {
        ArticleEnriched dates = enriched(filled("January "));
        ArticleEnriched names = enriched(filled("Anna Brown said. "));
        ArticleEnriched segments = enriched(filled("A Heading Here\nThis is a sentence here.\n"));

        assertThat(dates.dates()).hasSizeGreaterThan(3_000);
        assertThat(dates.dates().getFirst().start()).isZero();
        assertThat(dates.dates().get(3_000).start()).isEqualTo(3_000 * "January ".length());
        assertThat(names.entities().getFirst().mentions()).hasSizeGreaterThan(9_000);
        assertThat(segments.segments()).hasSize(4_000);
        assertThat(segments.segments().getLast().role()).isEqualTo(Segment.Role.BODY);
        assertThat(List.of(dates, names, segments))
                .allMatch(enriched -> enriched.enrichment().truncated());
    }

    @Example
    void anOrdinaryTextLosesNothing() {
        ArticleEnriched enriched = enriched(STORY.repeat(1_000));

        assertThat(enriched.enrichment().truncated()).isFalse();
        assertThat(enriched.dates()).hasSize(1_000);
    }

    @Example
    void whatTheSourceDeclaresIsNotRepeatedBeyondMeasure() {
        String endless = "\u0001title ".repeat(100_000);
        Declared declared =
                new Declared(
                        "https://a.example/" + "2021/03/05/".repeat(50_000),
                        null,
                        endless,
                        List.of(endless),
                        new Declared.Published("2021-03-05", endless),
                        endless,
                        endless);
        ArticleReceived article = article(declared, STORY);

        int event = EventCodec.encode(ENRICHER.enrich(article)).length;

        assertThat(event - EventCodec.encode(article).length).isLessThanOrEqualTo(EventBudget.REST);
    }

    @Example
    void lineBreaksBeforeATextHideNothing() {
        for (String flood : List.of("\n", "\r\n", " ", "\t", "\u00A0", "\u0001", "\n \n")) {
            ArticleEnriched enriched = enriched(flood.repeat(2_000) + STORY.repeat(3));

            assertThat(enriched.language().tag()).as(flood).isEqualTo("en");
            assertThat(enriched.dates()).as(flood).hasSize(3);
        }
    }

    @Property(tries = 300)
    void everyTextIsEnriched(@ForAll("nasty") String drawn) {
        String text = ArticleText.clean(drawn);

        ArticleEnriched enriched = enriched(text);

        for (DateMention date : enriched.dates()) {
            assertThat(date.text()).isEqualTo(text.substring(date.start(), date.end()));
        }
        for (Entity entity : enriched.entities()) {
            for (Entity.Mention mention : entity.mentions()) {
                assertThat(mention.text())
                        .isEqualTo(text.substring(mention.start(), mention.end()));
            }
        }
        EventCodec.encode(enriched);
    }

    @Provide
    Arbitrary<String> nasty() {
        Arbitrary<String> piece =
                Arbitraries.oneOf(
                        Arbitraries.of(REPEATED),
                        Arbitraries.of(REPEATED),
                        Arbitraries.of(
                                STORY,
                                "\uD800",
                                "\uDC00",
                                "\u0000",
                                "\uFEFF",
                                "\u202E",
                                "'",
                                "-",
                                "–",
                                "|",
                                ":",
                                ",",
                                " date 2023-11-10 ",
                                "Title: "),
                        Arbitraries.strings().ofMaxLength(20));
        Arbitrary<Integer> times = Arbitraries.of(1, 1, 1, 2, 7, 400, 2_500);
        return Combinators.combine(piece, times)
                .as((unit, count) -> unit.repeat(count))
                .list()
                .ofMaxSize(8)
                .map(pieces -> String.join("", pieces));
    }

    private static int json(Object found) {
        return EventCodec.encode(found).length;
    }

    private static ArticleEnriched enriched(String text) {
        return ENRICHER.enrich(article(Declared.NOTHING, text));
    }

    private static long work(String text) {
        ArticleReceived article = article(Declared.NOTHING, text);
        long before = THREADS.getCurrentThreadAllocatedBytes();
        ENRICHER.enrich(article);
        return THREADS.getCurrentThreadAllocatedBytes() - before;
    }

    /// Of this thread, so that other processes do not count.
    private static long cpuTime() {
        return THREADS.getCurrentThreadCpuTime();
    }

    private static ArticleReceived article(Declared declared, String text) {
        Source source = new Source("claim", 0, "a.txt", "text/plain", "UTF-8", Sha256.hex(text));
        return ArticleReceived.of(NOW, source, declared, text);
    }
}
