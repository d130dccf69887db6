package org.dateline.gateway.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.dateline.gateway.Client.get;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.dateline.events.Segment;
import org.dateline.events.Segment.Role;
import org.dateline.gateway.Client.Answer;
import org.dateline.gateway.GatewayStack;
import org.dateline.gateway.Sample;
import org.dateline.gateway.Shelf;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = GatewayStack.class, restrictToAnnotatedClass = true)
class PagesIT {

    private static final String HOSTILE =
            "<script>alert(1)</script>\n\"><img src=x onerror='a()'> {view.title} {#if x}"
                    + " &amp; \uD83D\uDE00 O'Hara & <b>Sons</b> on 3 May 2024 </div>\u202E.";

    private static final String HOSTILE_ENTITY = "organization:o'hara-%26-%3Cb%3Esons%3C%2Fb%3E";

    Shelf shelf;

    private UUID id;

    @BeforeEach
    void fillTheShelf() {
        shelf.empty();
        id =
                shelf.put(
                        Sample.of(HOSTILE)
                                .titled("<b>Bold</b> & \"quoted\"")
                                .in("<i>.txt")
                                .by("<u>publisher</u>")
                                .at("javascript:alert(1)")
                                .published("2024-05-03")
                                .organization("O'Hara & <b>Sons</b>")
                                .date("3 May 2024", "2024-05-03", "2024-05-03", "2024-05-03")
                                .segments(
                                        List.of(
                                                new Segment(0, 25, Role.TITLE),
                                                new Segment(25, HOSTILE.length(), Role.BODY))));
    }

    @Test
    void hostileTextIsShownAndNothingElse() {
        for (String path :
                List.of(
                        "/",
                        "/?q=Sons",
                        "/?q=%22%3E%3Cscript%3E&language=%3Cscript%3E",
                        "/?name=%3Cscript%3E",
                        "/articles/" + id,
                        "/entities",
                        "/entities/" + HOSTILE_ENTITY,
                        "/histogram?date=mentioned",
                        "/timeline",
                        "/timeline?entity=" + HOSTILE_ENTITY,
                        "/timeline?q=Sons",
                        "/timeline?name=%22%3E%3Cscript%3E&mentions=%3Cscript%3E",
                        "/entities?prefix=%22%3E%3Cscript%3E")) {
            Answer page = get(path, "Accept", "text/html");

            assertThat(page.header("Content-Type")).isEqualTo("text/html;charset=UTF-8");
            assertThat(page.body())
                    .as(path)
                    .doesNotContain(
                            "<script>", "<img", "<b>", "<i>", "<u>", "javascript:", "style=")
                    .doesNotContainPattern(" on\\w+=\"");
        }
    }

    @Test
    void articleIsItsTextWithPersonsAndDatesInPlace() {
        String page = get("/articles/" + id).body();

        int start = page.indexOf("<div class=\"text\"");
        String text = page.substring(start, page.indexOf("</div>", start));
        assertThat(shown(page)).isEqualTo(HOSTILE);
        assertThat(text)
                .contains(">3 May 2024</a>")
                .contains("href=\"/?mentions=2024-05-03\"")
                .contains("data-label=\"Title\"");
    }

    @Test
    void longArticleComesInPartsThatAreSmall() {
        String text =
                ("O'Hara met <b>Ann Ray</b> & others on 3 May 2024, again and again. ".repeat(9)
                                + "\n\n")
                        .repeat(1_700);
        UUID large = shelf.put(Sample.of(text).in("large.txt").titled("Large").person("Ann Ray"));
        StringBuilder whole = new StringBuilder();
        int part = 1;
        Answer page = get("/articles/" + large);
        while (page.body().contains("rel=\"next\"")) {
            assertThat(page.body().getBytes(UTF_8).length).isLessThan(150_000);
            whole.append(shown(page.body()));
            page = get("/articles/" + large + "?part=" + ++part);
        }
        whole.append(shown(page.body()));

        assertThat(text.length()).isGreaterThan(1_000_000);
        assertThat(whole.toString()).isEqualTo(text);
        assertThat(get("/articles/" + large + "?part=" + (part + 1)).status()).isEqualTo(404);
        assertThat(get("/articles/" + large + "?part=x").status()).isEqualTo(400);
        int place = text.lastIndexOf("Ann Ray");
        assertThat(get("/articles/" + large + "?at=" + place).body())
                .contains("Part " + part + " of " + part, "<a id=\"at\" class=\"mark person\"");
        Answer plain = get("/articles/" + large + "/text");
        assertThat(plain.body()).isEqualTo(text);
        assertThat(plain.header("Content-Type")).isEqualTo("text/plain;charset=UTF-8");

        UUID other = shelf.put(Sample.of(text.replace("again", "once")).in("other.txt"));
        Answer compared = get("/articles/" + large + "/compare/" + other);
        assertThat(compared.body().getBytes(UTF_8).length).isLessThan(150_000);
        assertThat(compared.body()).contains("?part=2");
    }

    @Test
    void versionsOfAnArticleAreComparedAndItsWayIsTold() {
        Sample first =
                Sample.of("The <b>port</b> closed.").in("port.txt").at("https://news.example/port");
        UUID port = shelf.put(first);
        assertThat(get("/articles/" + port).body()).doesNotContain("Versions");
        UUID same =
                shelf.put(
                        Sample.of("The <b>port</b> closed for good.")
                                .in("port.txt")
                                .at("https://news.example/port")
                                .receivedAt("2025-10-02T08:00:00Z"));
        assertThat(same).isEqualTo(port);

        String page = get("/articles/" + port).body();
        assertThat(page)
                .contains("Versions", "shown here")
                .contains("analysed 1.0 second later, searchable 1.0 second after that")
                .contains("/v1/articles/" + port + "&#39;</code>");
        String link = page.replaceFirst("(?s).*href=\"([^\"]*/revisions/[^\"]*)\".*", "$1");
        assertThat(get(link).body())
                .contains("as of 1 October 2025, 08:00 UTC", "<ins>", "for good")
                .doesNotContain("<b>");
        assertThat(get(link + "0").status()).isEqualTo(404);
    }

    /// The text of a part, as a reader sees it.
    private static String shown(String page) {
        int start = page.indexOf("<div class=\"text\"");
        String text = page.substring(start, page.indexOf("</div>", start));
        return text.substring(text.indexOf('>') + 1)
                .replaceAll("<[^>]*>", "")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&amp;", "&");
    }

    @Test
    void copiesAreListedWithTheReasonAndCompared() {
        UUID copy =
                shelf.put(
                        Sample.of(HOSTILE + " More.")
                                .in("copy.txt")
                                .titled("<b>Copy</b>")
                                .receivedAt("2025-10-09T08:00:00Z"));
        shelf.link(copy, id);

        assertThat(get("/").body()).contains("1 more copy");
        String comparison = "/articles/" + id + "/compare/" + copy;
        assertThat(get("/articles/" + id).body())
                .contains("identical text", "&lt;b&gt;Copy&lt;/b&gt;", "href=\"" + comparison);
        Answer compared = get(comparison);
        assertThat(compared.body())
                .contains("<del>", "<ins>", "&lt;script&gt;")
                .doesNotContain("<script>", "<img", "style=");
        assertThat(compared.header("Content-Security-Policy"))
                .isEqualTo(get("/").header("Content-Security-Policy"))
                .contains("default-src 'none'");
        assertThat(get("/articles/" + id + "/compare/x").status()).isEqualTo(404);
    }

    @Test
    void searchShowsWhatWasAskedAndWhatWasFound() {
        String page = get("/?q=Sons&from=2024").body();

        assertThat(page)
                .contains("value=\"Sons\"")
                .contains("value=\"2024\"")
                .contains("<mark>Sons</mark>")
                .contains("href=\"/articles/" + id + "\"");
        assertThat(get("/?q=nowhere").body()).contains("No article matches");
    }

    @Test
    void mistakeInTheFormIsExplained() {
        Answer page = get("/?from=yesterday");

        assertThat(page.status()).isEqualTo(400);
        assertThat(page.body()).contains("<strong>from</strong> must be a date such as 2023");
    }

    @Test
    void nameLeadsToItsEntity() {
        Answer page = get("/?name=o%27hara&q=Sons");

        assertThat(page.status()).isEqualTo(303);
        assertThat(page.header("Location"))
                .matches(".*/\\?q=Sons&entity=organization%3A.*")
                .doesNotContain("name=");
        String target = page.header("Location").replaceFirst("https?://[^/]*", "");
        assertThat(get(target).body()).contains("href=\"/articles/" + id + "\"");
    }

    @Test
    void entityIsAPageOfItsOwn() {
        Answer page = get("/entities/" + HOSTILE_ENTITY, "Accept", "text/html");

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body())
                .contains("<h1 dir=\"auto\">O&#39;Hara &amp; &lt;b&gt;Sons&lt;/b&gt;</h1>")
                .contains("mentioned in 1 article", "1 time", "href=\"/articles/" + id + "\"");
        assertThat(get("/").body()).contains("href=\"/entities/organization:o%27hara");
        assertThat(get("/entities/person:nobody", "Accept", "text/html"))
                .satisfies(missing -> assertThat(missing.status()).isEqualTo(404))
                .satisfies(missing -> assertThat(missing.body()).contains("entity not found"));
    }

    @Test
    void barsOfMentionedDatesLeadToTheArticlesThatMentionThem() {
        assertThat(get("/histogram?date=mentioned&q=Sons").body())
                .contains("aria-label=\"3 May 2024: 1 article\"")
                .contains("href=\"/?q=Sons&amp;mentions=2024-05-03\"");
    }

    @Test
    void timelineIsThatOfWhatIsAskedFor() {
        assertThat(get("/timeline?q=Sons").body())
                .contains("<time datetime=\"2024-05-03\">3 May 2024</time>")
                .contains("<span class=\"mark date\">3 May 2024</span>", "“3 May 2024”")
                .contains("href=\"/articles/" + id + "?at=");
        Answer led = get("/timeline?name=o%27hara&mentions=2024");
        assertThat(led.status()).isEqualTo(303);
        assertThat(led.header("Location")).matches(".*/timeline\\?mentions=2024&entity=org.*");
        assertThat(get("/timeline?mentions=1999").body())
                .contains("without “Mentions the date 1999”", "href=\"/?mentions=1999\"");
        assertThat(get("/timeline?mentions=soon").status()).isEqualTo(400);
    }

    @Test
    void timelineGoesOnToLaterDates() {
        shelf.put(
                Sample.of("Sons went on until 4 May 2025.")
                        .in("later.txt")
                        .date("4 May 2025", "2025-05-04", "2025-05-04", "2025-05-04"));
        String page = get("/timeline?q=Sons&limit=1").body();
        String link = page.replaceFirst("(?s).*rel=\"next\" href=\"([^\"]*)\".*", "$1");

        assertThat(page).contains(">3 May 2024</time>").doesNotContain(">4 May 2025</time>");
        assertThat(get(link.replace("&amp;", "&")).body())
                .contains(">4 May 2025</time>")
                .doesNotContain("rel=\"next\"");
    }

    @Test
    void everythingThePageLoadsIsServedHere() {
        String page = get("/").body();

        var links = Pattern.compile("<link [^>]*href=\"([^\"]*)\"").matcher(page);
        int found = 0;
        while (links.find()) {
            assertThat(get(links.group(1)).status()).isEqualTo(200);
            found++;
        }
        assertThat(found).isEqualTo(2);
        assertThat(get("/dateline.js").status()).isEqualTo(200);
    }

    @Test
    void missingArticleIsAPageForPeople() {
        Answer page = get("/articles/" + UUID.randomUUID(), "Accept", "text/html");

        assertThat(page.status()).isEqualTo(404);
        assertThat(page.header("Content-Type")).startsWith("text/html");
        assertThat(page.body()).contains("article not found");
    }

    @Test
    void nextPageIsLinked() {
        for (int i = 0; i < 25; i++) {
            shelf.put(Sample.of("Filler number " + i).in("f" + i));
        }
        String page = get("/?q=filler").body();
        String link = page.replaceFirst("(?s).*rel=\"next\" href=\"([^\"]*)\".*", "$1");

        assertThat(get(link.replace("&amp;", "&")).body()).doesNotContain("rel=\"next\"");
    }

    @Test
    void searchCountsAndNarrowsDown() {
        String page = get("/?q=Sons").body();

        assertThat(page)
                .contains("<title>Sons – Dateline</title>", ">1 article</h2>")
                .contains("from=2024-05&amp;to=2024-05")
                .contains("language=en", "entity=organization%3Ao%27hara");
        assertThat(get("/?q=Sons&language=en").body()).contains("class=\"on\" href=\"/?q=Sons\"");
    }

    @Test
    void barsLeadToTheArticlesOfTheirTime() {
        assertThat(get("/histogram?q=Sons").body())
                .contains("aria-label=\"3 May 2024: 1 article\"")
                .contains("href=\"/?q=Sons&amp;from=2024-05-03&amp;to=2024-05-03\"");
        assertThat(get("/histogram?q=nowhere").body()).doesNotContain("<rect");
        assertThat(get("/histogram?from=yesterday", "Accept", "text/html").status()).isEqualTo(400);
    }

    @Test
    void nothingFoundSaysWhatToDo() {
        assertThat(get("/?q=Sons&language=fr&from=2020").body())
                .contains("No article matches", "without “Language French”")
                .contains("href=\"/?q=Sons&amp;language=fr\"");
        assertThat(get("/?q=Sosn").body()).contains("Did you mean <a href=\"/?q=Sons\"");
    }

    @Test
    void bestMatchesComeFirstUnlessAnotherOrderIsAskedFor() {
        assertThat(get("/?q=Sons").body()).contains(">best match</strong>");
        assertThat(get("/?q=Sons&sort=-published").body()).contains(">latest</strong>");
        assertThat(get("/").body()).contains(">latest</strong>").doesNotContain("best match");
    }

    @Test
    void resultsCanBeUsedElsewhere() {
        for (String asked : List.of("/?q=Sons", "/")) {
            var links =
                    Pattern.compile("href=\"(/v1/(?:articles|export)\\?[^\"]*)\"")
                            .matcher(get(asked).body());
            int found = 0;
            while (links.find()) {
                Answer answer = get(links.group(1).replace("&amp;", "&"));
                assertThat(answer.status()).as(links.group(1)).isEqualTo(200);
                assertThat(answer.body()).contains(id.toString());
                found++;
            }
            assertThat(found).as(asked).isEqualTo(4);
        }
    }
}
