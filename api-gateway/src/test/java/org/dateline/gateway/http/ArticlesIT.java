package org.dateline.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.dateline.gateway.Client.encoded;
import static org.dateline.gateway.Client.get;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.dateline.gateway.Client.Answer;
import org.dateline.gateway.GatewayStack;
import org.dateline.gateway.Sample;
import org.dateline.gateway.Shelf;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("containers")
@QuarkusTest
@QuarkusTestResource(value = GatewayStack.class, restrictToAnnotatedClass = true)
class ArticlesIT {

    Shelf shelf;

    private UUID visit;
    private UUID copy;

    @BeforeEach
    void fillTheShelf() {
        shelf.empty();
        visit =
                shelf.put(
                        Sample.of(
                                        "Ada Green visited the Vostochny harbour of Port Lowell in"
                                                + " November 2023. She inspected ships.")
                                .in("wire/visit.txt")
                                .titled("A visit to the harbour")
                                .published("2023-11-10")
                                .by("The Courier")
                                .at("https://courier.example/visit")
                                .person("Ada Green", "Ada Green")
                                .place("Port Lowell", "AU")
                                .date("November 2023", "2023-11", "2023-11-01", "2023-11-30"));
        copy =
                shelf.put(
                        Sample.of(
                                        "Ada Green visited the Vostochny harbour of Port Lowell in"
                                                + " November 2023. She inspected  ships.")
                                .in("wire/copy.txt")
                                .receivedAt("2025-10-02T08:00:00Z")
                                .published("2023-11-10")
                                .person("Ada Green"));
        shelf.link(copy, visit);
        shelf.put(
                Sample.of("Ben Stone spoke of weapons on 3 May 2024, and of Ada Green.")
                        .in("speech.txt")
                        .receivedAt("2025-10-03T08:00:00Z")
                        .published("2024-05")
                        .person("Ben Stone")
                        .person("Ada Green")
                        .date("3 May 2024", "2024-05-03", "2024-05-03", "2024-05-03"));
        shelf.put(
                Sample.of("Die Schiffe liegen im Hafen, sagte Ben Stone.")
                        .in("hafen.txt")
                        .receivedAt("2025-10-04T08:00:00Z")
                        .language("de-AT")
                        .person("Ben Stone"));
        shelf.put(
                Sample.of("Nobody knows when this was written.")
                        .in("a_b%c.txt")
                        .receivedAt("2025-10-05T08:00:00Z"));
    }

    @Test
    void listShowsTheLatestPublishedFirstAndTheUndatedLast() {
        assertThat(get("/v1/articles").files())
                .containsExactly("speech.txt", "wire/visit.txt", "a_b%c.txt", "hafen.txt");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "q=Vostochny | wire/visit.txt",
                "q=visiting | wire/visit.txt",
                "q=%22harbour+of+Port%22 | wire/visit.txt",
                "q=green+-weapon | wire/visit.txt",
                "q=green+-weapons | wire/visit.txt",
                "q=Schiff | hafen.txt",
                "q=Schiff&language=de | hafen.txt",
                "q=vostochny+or+weapons | * speech.txt wire/visit.txt",
                "q=the | * speech.txt wire/visit.txt a_b%c.txt",
                "q=the+visit | wire/visit.txt",
                "q=title:visit | wire/visit.txt",
                "q=title:inspected | ''",
                "q=inspect* | wire/visit.txt",
                "q=(vostochny+OR+weapons)+NOT+visit | speech.txt",
                "language=de | hafen.txt",
                "language=DE-at | hafen.txt",
                "language=fr | ''",
                "publisher=the+courier | wire/visit.txt",
                "publisher=nobody&publisher=THE+Courier | wire/visit.txt",
                "language=de&language=fr | hafen.txt",
                "language=en&language=de&undated=ONLY | a_b%c.txt hafen.txt",
                "file=hafen.txt&file=wire/visit.txt | wire/visit.txt hafen.txt",
                "mediaType=text/plain&q=Schiff | hafen.txt",
                "mediaType=TEXT/Plain&mediaType=x&q=Schiff | hafen.txt",
                "mediaType=text/html | ''",
                "duplicates=only | wire/copy.txt",
                "undated=Exclude | speech.txt wire/visit.txt",
                "sort=-RECEIVED&language=de | hafen.txt",
                "file=wire/visit.txt | wire/visit.txt",
                "file=visit.txt | wire/visit.txt",
                "file=isit.txt | ''",
                "file=a_b%25c.txt | a_b%c.txt",
                "file=%25 | ''",
                "entity=person:ada-green | speech.txt wire/visit.txt",
                "entity=person:ada-green&entity=person:ben-stone | speech.txt",
                "entity=person:nobody | ''",
                "mentions=2023-11 | wire/visit.txt",
                "mentions=2023-11-30 | wire/visit.txt",
                "mentions=2023-11-15..2024 | speech.txt wire/visit.txt",
                "mentions=2023-12-01/2024-05-02 | ''",
                "mentions=2024-05-03.. | speech.txt",
                "mentions=..2023 | wire/visit.txt",
                "from=2024 | speech.txt",
                "from=2024-05-31 | speech.txt",
                "from=2024-06 | ''",
                "to=2023 | wire/visit.txt",
                "from=2023-11-10&to=2023-11-10 | wire/visit.txt",
                "from=2024&undated=INCLUDE | speech.txt a_b%c.txt hafen.txt",
                "undated=ONLY | a_b%c.txt hafen.txt",
                "undated=EXCLUDE | speech.txt wire/visit.txt",
                "duplicates=ONLY | wire/copy.txt",
                "duplicates=INCLUDE&to=2023 | * wire/visit.txt wire/copy.txt",
                "sort=published | wire/visit.txt speech.txt a_b%c.txt hafen.txt",
                "sort=received | wire/visit.txt speech.txt hafen.txt a_b%c.txt",
                "sort=-received | a_b%c.txt hafen.txt speech.txt wire/visit.txt",
                "q=ada&sort=relevance | * wire/visit.txt speech.txt",
            })
    void conditionsChooseArticles(String query, String files) {
        Answer answer = get("/v1/articles?" + query);

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        boolean anyOrder = files.startsWith("* ");
        List<String> expected =
                files.isEmpty() ? List.of() : List.of(files.replace("* ", "").split(" "));
        if (anyOrder) {
            assertThat(answer.files()).containsExactlyInAnyOrderElementsOf(expected);
        } else {
            assertThat(answer.files()).isEqualTo(expected);
        }
    }

    @Test
    void itemSaysWhatTheArticleIsAbout() {
        JsonNode item =
                get("/v1/articles?q=inspecting+%22November+2023%22").json().at("/articles/0");

        assertThat(item.get("id").asText()).isEqualTo(visit.toString());
        assertThat(item.get("title").asText()).isEqualTo("A visit to the harbour");
        assertThat(item.at("/published/value").asText()).isEqualTo("2023-11-10");
        assertThat(item.at("/published/precision").asText()).isEqualTo("DAY");
        assertThat(item.get("language").asText()).isEqualTo("en");
        assertThat(item.get("publisher").asText()).isEqualTo("The Courier");
        assertThat(item.get("url").asText()).isEqualTo("https://courier.example/visit");
        assertThat(item.at("/entities/0/id").asText()).isEqualTo("location:port-lowell");
        assertThat(item.at("/entities/0/country").asText()).isEqualTo("AU");
        assertThat(item.get("clusterId").asText()).isEqualTo(visit.toString());
        assertThat(item.get("duplicates").asInt()).isEqualTo(1);
        assertThat(item.get("receivedAt").asText()).isEqualTo("2025-10-01T08:00:00Z");
        assertThat(item.get("storedAt").asText()).isEqualTo("2025-10-01T08:00:02Z");
        String snippet = item.at("/snippet/text").asText();
        List<String> matches = new ArrayList<>();
        item.at("/snippet/matches")
                .forEach(
                        match ->
                                matches.add(
                                        snippet.substring(
                                                match.get("start").asInt(),
                                                match.get("end").asInt())));
        assertThat(matches).containsExactlyInAnyOrder("November 2023", "inspected");
    }

    @Test
    void pagesFollowOneAnotherWithoutGapOrRepeatInEveryOrder() {
        for (int i = 0; i < 30; i++) {
            shelf.put(
                    Sample.of("Filler number " + i + " about ships.")
                            .in("filler" + i)
                            .published(i % 3 == 0 ? null : "2022-01-0" + (1 + i % 2)));
        }
        for (String query :
                List.of(
                        "sort=-published",
                        "sort=published",
                        "sort=received",
                        "sort=-received",
                        "sort=stored",
                        "sort=-stored",
                        "q=ships&sort=relevance",
                        "undated=ONLY",
                        "duplicates=INCLUDE")) {
            List<String> whole = get("/v1/articles?limit=100&" + query).files();
            List<String> paged = new ArrayList<>();
            String cursor = "";
            do {
                Answer page =
                        get(
                                "/v1/articles?limit=4&"
                                        + query
                                        + (cursor.isEmpty() ? "" : "&cursor=" + encoded(cursor)));
                assertThat(page.status()).as(page.body()).isEqualTo(200);
                paged.addAll(page.files());
                cursor = page.json().get("next").asText("");
                assertThat(page.header("Link").contains("rel=\"next\""))
                        .isEqualTo(!cursor.isEmpty());
            } while (!cursor.isEmpty());
            assertThat(paged).as(query).isEqualTo(whole).hasSizeGreaterThan(10);
        }
    }

    @Test
    void linkLeadsToTheNextPage() {
        Answer first = get("/v1/articles?limit=1&q=green+%3C&duplicates=INCLUDE");
        String link = first.header("Link");
        String path = link.substring(1, link.indexOf('>'));

        assertThat(get(path).json().at("/articles/0/id").asText())
                .isNotEqualTo(first.json().at("/articles/0/id").asText());
    }

    @ParameterizedTest
    @CsvSource({
        "colour=red, colour",
        "from=yesterday, from",
        "from=2023-13, from",
        "from=2024&to=2023, to",
        "to=2023-11-31, to",
        "mentions=2024..2023, mentions",
        "mentions=.., mentions",
        "language=%3Cscript%3E, language",
        "duplicates=some, duplicates",
        "source=Reuters, source",
        "undated=MAYBE, undated",
        "undated=ONLY&from=2023, undated",
        "sort=length, sort",
        "sort=relevance, sort",
        "limit=0, limit",
        "limit=101, limit",
        "limit=ten, limit",
        "limit=5&limit=6, limit",
        "q=, q",
        "q=!!!, q",
        "q=%22harbour, q",
        "q=author:green, q",
        "q=a%00b, q",
        "q=%ff%fe, q",
        "cursor=AAAA, cursor",
        "cursor=%F0%9F%92%A9, cursor"
    })
    void whatCantBeUsedIsAProblemThatNamesTheParameter(String query, String parameter) {
        Answer answer = get("/v1/articles?" + query);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.json().at("/parameters/0/parameter").asText()).isEqualTo(parameter);
        assertThat(answer.json().at("/parameters/0/detail").asText()).isNotBlank();
    }

    @Test
    void cursorOfAnotherQueryIsRefused() {
        String cursor = get("/v1/articles?limit=1").json().get("next").asText();

        assertThat(get("/v1/articles?limit=2&cursor=" + cursor).status()).isEqualTo(200);
        assertThat(get("/v1/articles?limit=1&sort=published&cursor=" + cursor).status())
                .isEqualTo(400);
    }

    @Test
    void hostileWordsNeverFail() {
        List<String> hostile =
                List.of(
                        "!!!",
                        "'; drop table article; --",
                        "\\",
                        "\\'\"",
                        "\"\"\"\"",
                        ":*&|!()<->",
                        "-",
                        "- - -",
                        "or or or",
                        "\uD83D\uDCA9 \u202E\u0301\uFFFF",
                        "x".repeat(1000),
                        "\u4E2D".repeat(1000),
                        "\uD83D\uDCA9".repeat(500),
                        "a ".repeat(500),
                        "-a ".repeat(333),
                        "%s%n$1?{}",
                        "\u0001\u0002\u007F");
        for (String words : hostile) {
            for (String parameter : List.of("q", "entity", "publisher", "file", "mediaType")) {
                Answer answer = get("/v1/articles?" + parameter + "=" + encoded(words));
                assertThat(answer.status())
                        .as(answer.body())
                        .isIn(parameter.equals("q") ? Set.of(200, 400) : Set.of(200));
            }
            assertThat(get("/v1/articles?sort=relevance&q=" + encoded(words)).status())
                    .isIn(200, 400);
            assertThat(get("/v1/entities?prefix=" + encoded(words)).status()).isEqualTo(200);
            assertThat(get("/v1/entities/" + encoded(words)).status()).isEqualTo(404);
        }
        assertThat(get("/v1/articles?q=" + "x".repeat(1001)).status()).isEqualTo(400);
        assertThat(get("/v1/articles?q=" + "x".repeat(20_000)).status()).isBetween(400, 431);
        assertThat(get("/v1/articles?" + "q=a&".repeat(2_000)).status()).isEqualTo(400);
    }

    @Test
    void articleIsItsEventAndMore() {
        JsonNode article = get("/v1/articles/" + visit).json();

        assertThat(article.get("articleId").asText()).isEqualTo(visit.toString());
        assertThat(article.get("text").asText()).startsWith("Ada Green visited");
        assertThat(article.at("/title/text").asText()).isEqualTo("A visit to the harbour");
        assertThat(article.at("/dates/0/value").asText()).isEqualTo("2023-11");
        assertThat(article.get("entities")).hasSize(2);
        assertThat(article.at("/sightings/0/file").asText()).isEqualTo("wire/visit.txt");
        assertThat(article.get("clusterId").asText()).isEqualTo(visit.toString());
        assertThat(article.get("duplicates").asInt()).isEqualTo(1);
        assertThat(get("/v1/articles/" + copy).json().at("/copyOf/0/of").asText())
                .isEqualTo(visit.toString());
    }

    @Test
    void articleThatDidNotChangeIsNotSentAgain() {
        String tag = get("/v1/articles/" + visit).header("ETag");

        assertThat(tag).startsWith("\"");
        Answer again = get("/v1/articles/" + visit, "If-None-Match", tag);
        assertThat(again.status()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        shelf.run("update article set stored_at = now()");
        assertThat(get("/v1/articles/" + visit, "If-None-Match", tag).status()).isEqualTo(200);
    }

    @Test
    void compressedArticleHasATagThatIsWeak() {
        String path = "/v1/articles/" + visit;
        String strong = get(path).header("ETag");
        Answer compressed = get(path, "Accept-Encoding", "gzip");

        assertThat(compressed.header("Content-Encoding")).isEqualTo("gzip");
        assertThat(compressed.header("ETag")).isEqualTo("W/" + strong);
        assertThat(compressed.header("Vary")).containsIgnoringCase("accept-encoding");
        assertThat(get(path).header("Vary")).containsIgnoringCase("accept-encoding");
        assertThat(get(path, "If-None-Match", "W/" + strong).status()).isEqualTo(304);
        assertThat(get(path, "If-None-Match", strong, "Accept-Encoding", "gzip").status())
                .isEqualTo(304);
    }

    @Test
    void copiesRevisionsAndWayOfAnArticleAreTold() {
        JsonNode copies = get("/v1/articles/" + visit + "/duplicates").json().get("articles");
        assertThat(copies).hasSize(1);
        assertThat(copies.at("/0/article/id").asText()).isEqualTo(copy.toString());
        assertThat(copies.at("/0/relation").asText()).isEqualTo("DUPLICATE");
        assertThat(copies.at("/0/inCluster").asBoolean()).isTrue();
        assertThat(copies.at("/0/jaccard").asDouble()).isEqualTo(1);

        JsonNode revisions = get("/v1/articles/" + visit + "/revisions").json().get("revisions");
        assertThat(revisions).hasSize(1);
        assertThat(revisions.at("/0/current").asBoolean()).isTrue();

        JsonNode steps = get("/v1/articles/" + visit + "/trace").json().at("/sightings/0/steps");
        assertThat(steps.findValuesAsText("step"))
                .containsExactly("RECEIVED", "ENRICHED", "STORED");
        assertThat(steps.findValuesAsText("at"))
                .containsExactly(
                        "2025-10-01T08:00:00Z", "2025-10-01T08:00:01Z", "2025-10-01T08:00:02Z");
    }

    @Test
    void whatBecameOfADroppedFileIsToldByItsClaim() {
        String claim = get("/v1/articles/" + visit).json().at("/sightings/0/claim").asText();
        shelf.run(
                """
                insert into rejection values
                    ('articles.received', 0, 7, 'a-claim', 3, 'ENRICHMENT_FAILED', 'enrich', 'why',
                        '2025-10-01T08:00:01Z'),
                    ('articles.enriched', 0, 8, ?, 0, 'STORE_FAILED', 'store', 'why',
                        '2025-10-01T08:00:01.5Z')
                """,
                claim);

        JsonNode rejected = get("/v1/claims/a-claim").json();
        assertThat(rejected.get("stored").asInt()).isZero();
        assertThat(rejected.get("rejected").asInt()).isEqualTo(1);
        assertThat(rejected.at("/records/0").toString())
                .isEqualTo(
                        "{\"record\":3,\"steps\":[{\"step\":\"REJECTED\",\"at\":\"2025-10-01T08:00:01Z\","
                                + "\"stage\":\"enrich\",\"reason\":\"ENRICHMENT_FAILED\",\"detail\":\"why\"}]}");
        JsonNode retried = get("/v1/claims/" + claim).json();
        assertThat(retried.get("rejected").asInt()).isZero();
        assertThat(retried.at("/records/0/articleId").asText()).isEqualTo(visit.toString());
        assertThat(retried.at("/records/0/steps").findValuesAsText("step"))
                .containsExactly("RECEIVED", "ENRICHED", "REJECTED", "STORED");
        JsonNode traced = get("/v1/articles/" + visit + "/trace").json().at("/sightings/0/steps");
        assertThat(traced).isEqualTo(retried.at("/records/0/steps"));
        assertThat(traced.at("/2/reason").asText()).isEqualTo("STORE_FAILED");
        assertThat(get("/v1/claims/nobody").status()).isEqualTo(404);
        assertThat(get("/v1/claims/a%00b").status()).isEqualTo(404);
        assertThat(get("/v1/claims/a-claim?x=1").status()).isEqualTo(400);
    }

    @Test
    void aFileWhoseArticlesWereErasedIsToldSoByItsClaim() {
        shelf.run(
                """
                with erased as (
                    insert into erasure values (?, '2025-10-01T09:00:00Z', null, true)
                    returning article_id, erased_at)
                insert into erased_sighting
                select 'erased-claim', 0, article_id, erased_at, 'REMOVED' from erased
                """,
                visit);

        JsonNode erased = get("/v1/claims/erased-claim").json();

        assertThat(erased.get("erased").asInt()).isEqualTo(1);
        assertThat(erased.get("stored").asInt()).isZero();
        assertThat(erased.at("/records/0/steps").toString())
                .isEqualTo("[{\"step\":\"ERASED\",\"at\":\"2025-10-01T09:00:00Z\"}]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "q=Vostochny | wire/visit.txt | 2",
                "file=wire/copy.txt&file=later.txt | wire/copy.txt | 1",
                "file=later.txt | later.txt | 0",
                "file=later.txt&similarity=0.01 | later.txt | 0",
                "q=Vostochny&similarity=0.01 | wire/visit.txt | 2",
                "q=Vostochny&duplicates=ONLY&sort=received | wire/copy.txt later.txt | 2",
                "q=Vostochny&duplicates=ONLY&similarity=0.9&sort=received"
                        + " | wire/copy.txt later.txt | 2",
            })
    void aListSaysHowManyMoreOfAClusterMatch(String query, String files, int copies) {
        UUID later =
                shelf.put(
                        Sample.of("Ada Green visited the Vostochny harbour. She inspected ships.")
                                .in("later.txt")
                                .receivedAt("2025-10-07T08:00:00Z")
                                .published("2023-11-10"));
        shelf.link(later, visit);

        Answer answer = get("/v1/articles?" + query);

        assertThat(answer.files()).containsExactly(files.split(" "));
        assertThat(answer.json().get("articles"))
                .allSatisfy(
                        article -> assertThat(article.get("duplicates").asInt()).isEqualTo(copies));
    }

    @Test
    void whatTwoArticlesShareIsToldWithItsPlaces() {
        String shared = "the mayor opened the new bridge on a rainy day";
        UUID one = shelf.put(Sample.of("First, " + shared + ".").in("one.txt"));
        UUID other = shelf.put(Sample.of("It was said that " + shared + " in May.").in("two.txt"));
        shelf.link(other, other);
        shelf.relate(one, other, "NEAR_DUPLICATE", .5, .6, .7, false);

        assertThat(get("/v1/articles/" + one + "/duplicates").json().at("/articles/0/passages"))
                .as("of a pair that was stored before passages were")
                .isEmpty();
        shelf.run(
                "update body_pair set passages = '{1,4,10}' from fingerprint mine"
                        + " where mine.article_id = ? and mine.body_id = body_pair.body_id",
                one);

        JsonNode passage =
                get("/v1/articles/" + one + "/duplicates").json().at("/articles/0/passages/0");
        assertThat(passage.get("words").asInt()).isEqualTo(10);
        assertThat(passage.get("start").asInt()).isEqualTo(7);
        assertThat(passage.get("end").asInt()).isEqualTo(7 + shared.length());
        assertThat(passage.get("otherStart").asInt()).isEqualTo(17);
        assertThat(passage.get("otherEnd").asInt()).isEqualTo(17 + shared.length());
        assertThat(get("/articles/" + one).body())
                .contains("1 shared passage, the longest has 10 words");
    }

    @Test
    void likeArticlesAreToldWithTheirScores() {
        UUID longer =
                shelf.put(
                        Sample.of("A harbour, longer.")
                                .in("longer.txt")
                                .receivedAt("2025-10-06T08:00:00Z"));
        UUID similar =
                shelf.put(
                        Sample.of("A harbour, similar.")
                                .in("similar.txt")
                                .receivedAt("2025-10-06T08:00:00Z"));
        shelf.relate(longer, visit, "CONTAINS", .25, .3, .9, false);
        shelf.relate(similar, visit, "NEAR_DUPLICATE", .7, .8, .85, true);

        JsonNode all = get("/v1/articles/" + longer + "/duplicates").json().get("articles");
        assertThat(all).hasSize(2); // the visit, and the copy with the same body
        assertThat(all.at("/0/relation").asText()).isEqualTo("CONTAINS");
        assertThat(all.at("/0/inCluster").asBoolean()).isFalse();
        assertThat(all.at("/0/contained").asDouble()).isEqualTo(.3, within(1e-6));
        assertThat(all.at("/0/containing").asDouble()).isEqualTo(.9, within(1e-6));
        assertThat(
                        get("/v1/articles/" + longer + "/duplicates?similarity=0.5")
                                .json()
                                .at("/articles"))
                .isEmpty();
        assertThat(
                        get("/v1/articles/" + visit + "/duplicates?similarity=0.7")
                                .json()
                                .at("/articles"))
                .hasSize(2);

        assertThat(get("/v1/articles?q=harbour+similar").files()).containsExactly("similar.txt");
        assertThat(get("/v1/articles?q=harbour").files()).doesNotContain("similar.txt");
        assertThat(get("/v1/articles?q=harbour&similarity=0.9").files())
                .contains("similar.txt", "wire/visit.txt")
                .doesNotContain("wire/copy.txt");
    }

    @Test
    void twoArticlesAreCompared() {
        UUID one = shelf.put(Sample.of("The ferry sank.\n\nNobody was hurt.").in("one.txt"));
        UUID other = shelf.put(Sample.of("The ferry sank.\n\nNobody was lost.").in("other.txt"));

        JsonNode compared = get("/v1/articles/" + one + "/compare/" + other).json();

        assertThat(compared.at("/first/articleId").asText()).isEqualTo(one.toString());
        assertThat(compared.get("sharedWords").asInt()).isEqualTo(5);
        assertThat(compared.get("secondAdds").asInt()).isEqualTo(1);
        assertThat(compared.get("blocks").findValuesAsText("kind"))
                .containsExactly("SAME", "CHANGED");
        assertThat(get("/v1/articles/" + one + "/compare/" + UUID.randomUUID()).status())
                .isEqualTo(404);
        assertThat(get("/v1/articles/" + one + "/compare/" + other + "?x=1").status())
                .isEqualTo(400);
    }

    @Test
    void olderRevisionsAreReadAndCompared() {
        String old = "f".repeat(64);
        shelf.run(
                """
                insert into revision select article_id, ?, received_at - interval '1 day', claim,
                    record, 1, first_received_at, replace(text, 'ships', 'boats'), event
                from revision where article_id = ?
                """,
                old,
                visit);
        String path = "/v1/articles/" + visit + "/revisions";

        JsonNode revisions = get(path).json().get("revisions");
        assertThat(revisions.at("/1/revision").asText()).isEqualTo(old);
        assertThat(get(path + "/" + old).json().get("text").asText()).contains("boats");
        assertThat(get(path + "/" + old).json().get("current").asBoolean()).isFalse();
        JsonNode compared =
                get(path + "/" + old + "/compare/" + revisions.at("/0/revision").asText()).json();
        assertThat(compared.get("firstAdds").asInt()).isEqualTo(1);
        assertThat(compared.get("secondAdds").asInt()).isEqualTo(1);
        assertThat(get(path + "/none").status()).isEqualTo(404);
        assertThat(get(path + "/" + old + "/compare/none").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2", "-1", "NaN", "0.8.1", "1.5", "x"})
    void similarityIsANumberFromZeroToOne(String value) {
        assertThat(get("/v1/articles?similarity=" + value).status()).isEqualTo(400);
        assertThat(get("/v1/articles/" + visit + "/duplicates?similarity=" + value).status())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/duplicates", "/revisions", "/trace"})
    void whatIsNotThereIsAProblem(String part) {
        for (String id : List.of(UUID.randomUUID().toString(), "x", "1-1-1-1-1", "%27")) {
            Answer answer = get("/v1/articles/" + id + part);
            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        }
        assertThat(get("/v1/articles/" + visit + part + "?x=1").status()).isEqualTo(400);
    }

    @Test
    void histogramCountsByPublication() {
        JsonNode months = get("/v1/articles/histogram").json();
        assertThat(months.get("buckets").findValuesAsText("published"))
                .containsExactly("2023-11", "2024-05");
        assertThat(months.get("undated").asInt()).isEqualTo(2);

        JsonNode days = get("/v1/articles/histogram?by=DAY&duplicates=INCLUDE").json();
        assertThat(days.get("buckets")).hasSize(1);
        assertThat(days.at("/buckets/0/articles").asInt()).isEqualTo(2);
        assertThat(days.get("lessPrecise").asInt()).isEqualTo(1);

        assertThat(get("/v1/articles/histogram?q=weapons").json().get("buckets")).hasSize(1);
        assertThat(get("/v1/articles/histogram?limit=3").status()).isEqualTo(400);
    }

    @Test
    void entitiesAreListedByNameWithTheirArticles() {
        JsonNode all = get("/v1/entities").json();
        assertThat(all.get("entities").findValuesAsText("name"))
                .containsExactly("Ada Green", "Ben Stone", "Port Lowell");
        assertThat(all.at("/entities/0/articles").asInt()).isEqualTo(3);
        assertThat(get("/v1/entities?prefix=ADA").json().get("entities")).hasSize(1);
        assertThat(get("/v1/entities?prefix=%25").json().get("entities")).isEmpty();
        assertThat(get("/v1/entities?type=PERSON").json().get("entities")).hasSize(2);
        assertThat(get("/v1/entities?type=ANIMAL").status()).isEqualTo(400);

        String cursor = get("/v1/entities?limit=2").json().get("next").asText();
        JsonNode last = get("/v1/entities?limit=2&cursor=" + cursor).json();
        assertThat(last.get("entities").findValuesAsText("name")).containsExactly("Port Lowell");
        assertThat(last.get("next").isNull()).isTrue();
    }

    @Test
    void entityLeadsToItsArticles() {
        assertThat(get("/v1/entities/person:ada-green").json().get("name").asText())
                .isEqualTo("Ada Green");
        assertThat(get("/v1/entities/person:ada-green/articles").files())
                .containsExactly("speech.txt", "wire/visit.txt");
        assertThat(get("/v1/entities/person:ada-green/articles?entity=person:ben-stone").files())
                .containsExactly("speech.txt");
        assertThat(
                        get("/v1/entities/person%3Aada-green/timeline?by=YEAR")
                                .json()
                                .get("buckets")
                                .findValuesAsText("published"))
                .containsExactly("2023", "2024");
        Answer page = get("/v1/entities/person:ada-green/articles?limit=1");
        String link = page.header("Link");
        assertThat(get(link.substring(1, link.indexOf('>'))).files())
                .containsExactly("wire/visit.txt");
        assertThat(get("/v1/entities/person:nobody/articles").status()).isEqualTo(404);
        assertThat(get("/v1/entities/person:nobody/timeline").status()).isEqualTo(404);
    }

    @Test
    void statsCountEverything() {
        JsonNode stats = get("/v1/stats").json();

        assertThat(stats.get("articles").asInt()).isEqualTo(5);
        assertThat(stats.get("sightings").asInt()).isEqualTo(5);
        assertThat(stats.get("undated").asInt()).isEqualTo(2);
        assertThat(stats.get("clusters").asInt()).isEqualTo(4);
        assertThat(stats.get("entities").asInt()).isEqualTo(3);
        assertThat(stats.get("dateMentions").asInt()).isEqualTo(2);
    }
}
