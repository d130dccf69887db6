package org.dateline.enrichment.published;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.dateline.enrichment.dates.DateTagger;
import org.dateline.events.ArticleReceived;
import org.dateline.events.Declared;
import org.dateline.events.PublicationDate;
import org.dateline.events.PublicationDate.Alternative;
import org.dateline.events.PublicationDate.Basis;
import org.dateline.events.PublicationDate.Precision;
import org.dateline.events.Segment;
import org.dateline.events.Segment.Role;
import org.dateline.events.Sha256;
import org.dateline.events.Source;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PublicationDatesTest {

    static final Instant RECEIVED = Instant.parse("2026-03-01T12:00:00Z");

    /// An article put together from parts with their roles.
    static final class Draft {
        private final StringBuilder text = new StringBuilder();
        private final List<Segment> segments = new ArrayList<>();
        private String file = "story.txt";
        private String mediaType = "text/plain";
        private @Nullable String entry;
        private @Nullable String url;
        private Declared.@Nullable Published published;
        private final List<Declared.Date> dates = new ArrayList<>();

        Draft part(Role role, String words) {
            segments.add(new Segment(text.length(), text.length() + words.length(), role));
            text.append(words);
            return this;
        }

        Draft file(String name) {
            file = name;
            return this;
        }

        Draft entry(String path) {
            entry = path;
            return this;
        }

        Draft ofType(String type) {
            mediaType = type;
            return this;
        }

        Draft url(String address) {
            url = address;
            return this;
        }

        Draft declared(String value) {
            published = new Declared.Published(value, "meta[article:published_time]");
            return this;
        }

        Draft dated(String value, Declared.Date.Kind kind, String where) {
            dates.add(new Declared.Date(value, kind, where));
            return this;
        }

        Optional<PublicationDate> find() {
            String words = text.toString();
            ArticleReceived article =
                    ArticleReceived.of(
                            RECEIVED,
                            new Source(
                                    "claim",
                                    0,
                                    file,
                                    mediaType,
                                    "UTF-8",
                                    Sha256.hex(words),
                                    null,
                                    null,
                                    entry),
                            new Declared(
                                    url, null, null, List.of(), published, null, null, dates, null,
                                    List.of(), null),
                            words);
            return PublicationDates.find(article, segments, DateTagger.english().scan(words));
        }
    }

    @Test
    void aHeaderNamesTheDayInTheWordsItUses() {
        PublicationDate found =
                new Draft()
                        .part(Role.HEADER, " date 2025-02-07 ")
                        .part(Role.BODY, "The ferry sank on January 30.")
                        .find()
                        .orElseThrow();

        assertThat(found.value()).isEqualTo("2025-02-07");
        assertThat(found.basis()).isEqualTo(Basis.HEADER);
        assertThat(found.precision()).isEqualTo(Precision.DAY);
        assertThat(found.evidence()).isEqualTo("date 2025-02-07");
        assertThat(found.start()).isEqualTo(1);
        assertThat(found.end()).isEqualTo(16);
    }

    @Test
    void everyDeclaredDateIsWeighed() {
        PublicationDate found =
                new Draft()
                        .dated("2025-06-11T14:00:00Z", Declared.Date.Kind.MODIFIED, "updated")
                        .dated("2025-06-09", Declared.Date.Kind.OTHER, "date")
                        .dated("2025-06-10T09:00:00+02:00", Declared.Date.Kind.PUBLISHED, "issued")
                        .part(Role.BODY, "Prices fell.")
                        .find()
                        .orElseThrow();

        assertThat(found.value()).isEqualTo("2025-06-10T09:00:00+02:00");
        assertThat(found.evidence()).isEqualTo("issued: 2025-06-10T09:00:00+02:00");
        assertThat(found.alternatives())
                .extracting(PublicationDate.Alternative::evidence)
                .containsExactlyInAnyOrder("updated: 2025-06-11T14:00:00Z", "date: 2025-06-09");
    }

    @Test
    void theDateOfAChangeServesWhereThereIsNoOther() {
        assertThat(
                        new Draft()
                                .dated("2025-06-11", Declared.Date.Kind.MODIFIED, "when")
                                .part(Role.BODY, "Prices fell.")
                                .find())
                .map(PublicationDate::value)
                .contains("2025-06-11");
    }

    @Test
    void theDateThatWasTakenCountsOnceAlthoughItIsListedToo() {
        PublicationDate found =
                new Draft()
                        .declared("2025-06-10")
                        .dated(
                                "2025-06-10",
                                Declared.Date.Kind.PUBLISHED,
                                "meta[article:published_time]")
                        .part(Role.BODY, "Prices fell.")
                        .find()
                        .orElseThrow();

        assertThat(found.alternatives()).isEmpty();
    }

    @Test
    void aTimestampWithAClockIsKeptToTheMinute() {
        PublicationDate found =
                new Draft()
                        .part(Role.BODY, "Prices fell.\n")
                        .part(Role.TIMESTAMP, "Published: June 5, 2025 at 10:30 a.m.\n")
                        .find()
                        .orElseThrow();

        assertThat(found.value()).isEqualTo("2025-06-05T10:30");
        assertThat(found.precision()).isEqualTo(Precision.MINUTE);
        assertThat(found.evidence()).isEqualTo("Published: June 5, 2025 at 10:30 a.m.");
    }

    @Test
    void anArticleWithoutAnyDateOfItsOwnHasNone() {
        assertThat(
                        new Draft()
                                .part(
                                        Role.BODY,
                                        "The war began in 1914. It ended on 11 November 1918.")
                                .find())
                .isEmpty();
        assertThat(new Draft().part(Role.BODY, "Nothing happened.").file("a1b2c3.txt").find())
                .isEmpty();
    }

    @Test
    void aDatelineTakesItsYearFromOtherEvidenceAndNeverFromTheTimeOfReceipt() {
        Draft bare =
                new Draft().part(Role.DATELINE, "OSLO, Sept. 13 (AFP) –").part(Role.BODY, " Snow.");
        assertThat(bare.find()).isEmpty();

        PublicationDate found =
                bare.url("https://news.example/2022/09/13/snow").find().orElseThrow();
        assertThat(found.value()).isEqualTo("2022-09-13");
        assertThat(found.alternatives())
                .extracting(Alternative::basis)
                .containsExactly(found.basis() == Basis.URL ? Basis.DATELINE : Basis.URL);
    }

    @Test
    void agreementRaisesTheConfidenceAndContradictionLowersAndShowsIt() {
        double alone =
                new Draft().part(Role.HEADER, "date 2025-02-07").find().orElseThrow().confidence();
        PublicationDate agreed =
                new Draft()
                        .part(Role.HEADER, "date 2025-02-07")
                        .url("https://news.example/2025/02/07/x")
                        .find()
                        .orElseThrow();
        PublicationDate contradicted =
                new Draft()
                        .part(Role.HEADER, "date 2025-02-07")
                        .url("https://news.example/2019/02/07/x")
                        .find()
                        .orElseThrow();

        assertThat(agreed.confidence()).isGreaterThan(alone);
        assertThat(contradicted.confidence()).isLessThan(alone);
        assertThat(contradicted.value()).isEqualTo("2025-02-07");
        assertThat(contradicted.alternatives())
                .singleElement()
                .satisfies(
                        other -> {
                            assertThat(other.value()).isEqualTo("2019-02-07");
                            assertThat(other.rejected()).isEqualTo("contradicts date 2025-02-07");
                        });
    }

    @Test
    void unknownOrderOfDayAndMonthIsSettledByOtherEvidenceOrLowersTheConfidence() {
        PublicationDate open =
                new Draft().part(Role.TIMESTAMP, "Posted on 03/04/2024").find().orElseThrow();
        PublicationDate settled =
                new Draft()
                        .part(Role.TIMESTAMP, "Posted on 03/04/2024")
                        .file("2024/04/03/story.txt")
                        .find()
                        .orElseThrow();

        assertThat(open.confidence()).isLessThan(0.6);
        assertThat(open.alternatives())
                .singleElement()
                .extracting(Alternative::value)
                .isEqualTo("2024-04-03");
        assertThat(settled.value()).isEqualTo("2024-04-03");
        assertThat(settled.confidence()).isGreaterThan(0.9);
    }

    @Test
    void aLaterChangeDoesNotSpeakAgainstThePublication() {
        PublicationDate found =
                new Draft()
                        .part(Role.TIMESTAMP, "Published May 2, 2025\n")
                        .part(Role.TIMESTAMP, "Updated May 9, 2025\n")
                        .find()
                        .orElseThrow();

        assertThat(found.value()).isEqualTo("2025-05-02");
        assertThat(found.confidence()).isEqualTo(0.9);
        assertThat(found.alternatives())
                .singleElement()
                .extracting(Alternative::rejected)
                .isEqualTo("is when the article was changed");
    }

    @Test
    void aChangeOnTheNextDayIsNoConfirmation() {
        PublicationDate found =
                new Draft()
                        .part(Role.TIMESTAMP, "Published May 2, 2025\n")
                        .part(Role.TIMESTAMP, "Updated May 3, 2025\n")
                        .find()
                        .orElseThrow();

        assertThat(found.confidence()).isEqualTo(0.9);
        assertThat(found.alternatives())
                .extracting(Alternative::rejected)
                .containsExactly("is when the article was changed");
    }

    @Test
    void metadataOfFeedsAndPagesIsUnderstood() {
        assertThat(
                        new Draft()
                                .part(Role.BODY, "x")
                                .declared("Fri, 05 Sep 2025 10:00:00 GMT")
                                .find())
                .get()
                .extracting(PublicationDate::value, PublicationDate::basis)
                .containsExactly("2025-09-05T10:00:00Z", Basis.DECLARED);
        assertThat(new Draft().part(Role.BODY, "x").declared("5 September 2025").find())
                .get()
                .extracting(PublicationDate::value)
                .isEqualTo("2025-09-05");
        assertThat(new Draft().part(Role.BODY, "x").declared("soon").find()).isEmpty();
    }

    @Test
    void theFileNameIsTheLastResort() {
        assertThat(new Draft().part(Role.BODY, "x").file("feed/20250714-strike.txt").find())
                .get()
                .extracting(PublicationDate::value, PublicationDate::basis)
                .containsExactly("2025-07-14", Basis.FILE_NAME);
    }

    @Test
    void whenACrawlerFetchedAPageIsNoPublication() {
        assertThat(
                        new Draft()
                                .part(Role.BODY, "x")
                                .dated(
                                        "2025-06-09T10:00:00Z",
                                        Declared.Date.Kind.OTHER,
                                        "warc:WARC-Date")
                                .find())
                .isEmpty();
    }

    @Test
    void inAnArchiveTheNameOfTheArticlesOwnFileIsTheLastResort() {
        Draft inside =
                new Draft()
                        .part(Role.BODY, "x")
                        .file("all-2026-01-01.zip")
                        .entry("b-2026-01-02.zip!/2025/07/14/strike.pdf")
                        .ofType("application/pdf");

        assertThat(inside.find()).get().extracting(PublicationDate::value).isEqualTo("2025-07-14");
    }

    @ParameterizedTest
    @CsvSource({
        "CC-NEWS-20250714.warc.gz, text/html",
        "2025-07-14.mbox, message/rfc822",
        "2025-07-14.tgz, text/plain"
    })
    void theNameOfACollectionDatesNothingInIt(String file, String type) {
        assertThat(new Draft().part(Role.BODY, "x").file(file).ofType(type).find()).isEmpty();
    }

    @Test
    void theNameOfAFileOfManyArticlesDatesNoneOfThem() {
        assertThat(
                        new Draft()
                                .part(Role.BODY, "x")
                                .file("crawl-2025-07-14.ndjson")
                                .ofType("application/x-ndjson")
                                .find())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    Date: Sat, 9 Mar 2024 07:05:00 +0200 | 2024-03-09T07:05:00+02:00
                    Date: 9 March 2024 07:05 GMT         | 2024-03-09T07:05Z
                    """)
    void theZoneOfAHeaderIsKept(String header, String value) {
        assertThat(new Draft().part(Role.HEADER, header).find())
                .get()
                .extracting(PublicationDate::value)
                .isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Updated 11 June 2025, first published 10 June 2025",
                "First published 10 June 2025, updated 11 June 2025"
            })
    void firstPublicationCountsInEitherOrder(String written) {
        assertThat(new Draft().part(Role.BODY, "x").declared(written).find())
                .get()
                .extracting(PublicationDate::value)
                .isEqualTo("2025-06-10");
        assertThat(new Draft().part(Role.BODY, written.replace("2025", "2025 14:00")).find())
                .get()
                .extracting(PublicationDate::value)
                .isEqualTo("2025-06-10T14:00");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Received: 3 March 2024; Accepted: 4 May 2024; Published: 10 May 2024",
                "Published 10 May 2024. Received 3 March 2024, accepted 4 May 2024",
                "Received 3 March 2024 / Revised 2 April 2024 / Accepted 4 May 2024 / Published 10 May"
                        + " 2024"
            })
    void ofAPapersHistoryThePublicationCounts(String line) {
        assertThat(new Draft().part(Role.BODY, line).find())
                .get()
                .extracting(PublicationDate::value)
                .isEqualTo("2024-05-10");
        assertThat(new Draft().part(Role.BODY, "x").declared(line).find())
                .get()
                .extracting(PublicationDate::value)
                .isEqualTo("2024-05-10");
    }

    @Test
    void anAddressInTheHeaderDatesTheArticle() {
        assertThat(
                        new Draft()
                                .part(
                                        Role.HEADER,
                                        "URL: https://news.example/2023/11/10/ports-reopen.html")
                                .part(Role.BODY, "The ports reopened.")
                                .find())
                .get()
                .extracting(PublicationDate::value, PublicationDate::basis)
                .containsExactly("2023-11-10", Basis.URL);
    }

    @Test
    void aNumericDateIsReadSoThatItIsNotAheadOfItsReceipt() {
        PublicationDate found =
                new Draft().part(Role.TIMESTAMP, "Posted on 05/02/2026").find().orElseThrow();

        assertThat(found.value()).isEqualTo("2026-02-05");
        assertThat(found.confidence()).isEqualTo(0.9);
    }

    @Test
    void datesThatNoArticleCanHaveAreNotChosen() {
        assertThat(new Draft().part(Role.HEADER, " date 2023-99-99 ").find()).isEmpty();
        assertThat(new Draft().part(Role.HEADER, " date 0000-01-01 ").find()).isEmpty();
        assertThat(new Draft().part(Role.HEADER, " date 2031-01-01 ").find()).isEmpty();
        assertThat(new Draft().part(Role.HEADER, " date 1066-10-14 ").find()).isEmpty();
        assertThat(new Draft().part(Role.HEADER, " date 99999999999-01-01 ").find()).isEmpty();
        assertThat(new Draft().part(Role.HEADER, " date 2025-02-07 ").file("2031-01-01.txt").find())
                .get()
                .satisfies(
                        found ->
                                assertThat(found.alternatives())
                                        .singleElement()
                                        .extracting(Alternative::rejected)
                                        .isEqualTo("lies after the article was received"));
    }

    @Property
    void anyHeaderIsAnsweredAndEvidenceIsCitedWordForWord(
            @ForAll String words, @ForAll @IntRange(min = 1, max = 28) int day) {
        String clean = words.replaceAll("[\\x00\\p{Cs}]", " ");
        String header = clean + " date 2024-03-" + (day < 10 ? "0" : "") + day + " ";
        Draft draft = new Draft().part(Role.HEADER, header).part(Role.BODY, "A sentence.");

        draft.find()
                .ifPresent(
                        found -> {
                            if (found.start() != null && found.end() != null) {
                                assertThat(draft.text.substring(found.start(), found.end()))
                                        .isEqualTo(found.evidence());
                            }
                        });
    }
}
