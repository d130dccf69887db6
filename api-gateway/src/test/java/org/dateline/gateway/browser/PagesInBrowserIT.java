package org.dateline.gateway.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.dateline.events.DateMention;
import org.dateline.events.Segment;
import org.dateline.events.Segment.Role;
import org.dateline.gateway.Client;
import org.dateline.gateway.GatewayStack;
import org.dateline.gateway.Sample;
import org.dateline.gateway.Shelf;
import org.dateline.gateway.browser.Visit.Eyes;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = GatewayStack.class, restrictToAnnotatedClass = true)
class PagesInBrowserIT {

    private static final String TITLE = "Dockers of Rotterdam end their strike";

    private static final String ARABIC =
            "قال وزير الخارجية إن المحادثات ستستأنف في جنيف يوم الخميس المقبل، وفق وكالة الأنباء.";

    private static Chromium chromium;

    Shelf shelf;

    private static boolean filled;
    private static UUID strike;
    private static UUID copy;
    private static UUID hostile;
    private static UUID arabic;
    private static UUID large;

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
    void fillTheShelf() {
        if (filled) {
            return;
        }
        filled = true;
        shelf.createTables();
        String text =
                TITLE
                        + "\n\nROTTERDAM, 3 May 2024 – Dock workers in Rotterdam ended their strike"
                        + " on Friday after Anna de Vries of the union Havenbond reached a deal"
                        + " with the port.\n\nThe strike began in April 2024 and held up some 400"
                        + " ships, the Port Authority said.";
        strike = shelf.put(report(text, "wire/2024-05-03.txt", "2024-05-03"));
        copy =
                shelf.put(
                        report(text + " Ships wait still.", "wire/2024-05-04.txt", "2024-05-04")
                                .receivedAt("2025-10-09T08:00:00Z"));
        shelf.link(copy, strike);
        for (int month = 1; month <= 9; month++) {
            shelf.put(
                    Sample.of(
                                    "Report %d on the strike at the port of Hamburg, where Jan Petersen of the Hafenbund spoke to dockers."
                                            .formatted(month))
                            .titled("Hamburg report " + month)
                            .in("hamburg/" + month + ".txt")
                            .by(month % 2 == 0 ? "Hafenpost" : "Elbe-Kurier")
                            .published("2023-0" + month)
                            .person("Jan Petersen")
                            .place("Hamburg", "DE"));
        }
        String nasty =
                "<script>alert(1)</script> \"><img src=x onerror=alert(2)> <a"
                        + " href=\"javascript:alert(3)\">strike</a> \u202Edesrever";
        hostile =
                shelf.put(
                        Sample.of(nasty)
                                .titled("<script>alert(4)</script> strike")
                                .in("hostile.txt")
                                .by("\"onmouseover=\"alert(5)")
                                .organization("<script>alert(7)</script>", "script")
                                .person("\"><img src=x onerror=alert(8)>", "strike")
                                .at("javascript:alert(6)"));
        large =
                shelf.put(
                        Sample.of("Some words of a long text. ".repeat(3_800) + "\n\nThe end.")
                                .titled("Large")
                                .in("large.txt"));
        arabic =
                shelf.put(
                        Sample.of(ARABIC)
                                .titled("محادثات جنيف تستأنف الخميس")
                                .in("geneva.txt")
                                .language("ar")
                                .published("2024-06-01"));
    }

    private static Sample report(String text, String file, String published) {
        int end = TITLE.length() + 2;
        return Sample.of(text)
                .titled(TITLE)
                .in(file)
                .by("Haven Courant")
                .published(published)
                .person("Anna de Vries")
                .organization("Havenbond")
                .organization("Port Authority")
                .place("Rotterdam", "NL")
                .date("3 May 2024", "2024-05-03", "2024-05-03", "2024-05-03")
                .date("April 2024", "2024-04", "2024-04-01", "2024-04-30")
                .dates(List.of(friday(text)))
                .segments(
                        List.of(
                                new Segment(0, end, Role.TITLE),
                                new Segment(end, text.length(), Role.BODY)));
    }

    /// Counted from the dateline.
    private static DateMention friday(String text) {
        int start = text.indexOf("Friday");
        int anchor = text.indexOf("3 May 2024");
        return new DateMention(
                start,
                start + 6,
                "Friday",
                DateMention.Type.DATE,
                "2024-05-03",
                "2024-05-03",
                "2024-05-03",
                "text:%d-%d".formatted(anchor, anchor + 10),
                "weekday");
    }

    /// Those that are answered with an error are left out: the browser's console tells of it.
    private static Map<String, String> pages() {
        Map<String, String> pages = new LinkedHashMap<>();
        pages.put("start", "/");
        pages.put("search", "/?q=strike");
        pages.put("filtered", "/?q=strike&publisher=Hafenpost&from=2023&language=en");
        pages.put("nothing", "/?q=strike&language=fr");
        pages.put("misspelt", "/?q=strikee");
        pages.put("histogram", "/histogram?q=strike");
        pages.put("article", "/articles/" + strike);
        pages.put("hostile", "/articles/" + hostile);
        pages.put("arabic", "/articles/" + arabic);
        pages.put("comparison", "/articles/" + strike + "/compare/" + copy);
        pages.put("entities", "/entities");
        pages.put("entities-found", "/entities?name=haven");
        pages.put("entities-none", "/entities?name=nobody");
        pages.put("entity", "/entities/person:anna-de-vries");
        pages.put("entity-hostile", "/entities/organization:%3Cscript%3Ealert(7)%3C%2Fscript%3E");
        pages.put("timeline", "/timeline");
        pages.put("timeline-entity", "/timeline?entity=person:anna-de-vries");
        pages.put("timeline-names", "/timeline?name=s");
        pages.put("timeline-nobody", "/timeline?name=nobody");
        pages.put("timeline-nothing", "/timeline?entity=person:anna-de-vries&mentions=1999");
        pages.put("timeline-hostile", "/timeline?q=alert");
        pages.put("mentioned", "/histogram?date=mentioned&entity=person:anna-de-vries");
        return pages;
    }

    @Test
    void everyPageIsFineForEveryone() {
        try (Visit visit = new Visit(chromium.browser(), Eyes.DESKTOP)) {
            pages().forEach(
                            (name, path) -> {
                                visit.look(Eyes.DESKTOP);
                                visit.open(path);
                                visit.keep(name);
                                visit.requireFine();
                                visit.look(Eyes.DARK);
                                visit.keep(name);
                                visit.requireFine();
                                visit.look(Eyes.PHONE);
                                visit.keep(name);
                                visit.requireQuiet();
                            });
        }
    }

    @Test
    void everyPageIsFineWithoutScripts() {
        try (Visit visit = new Visit(chromium.browser(), Eyes.PLAIN)) {
            pages().forEach(
                            (name, path) -> {
                                visit.open(path);
                                visit.keep(name);
                                visit.requireQuiet();
                            });
        }
    }

    @Test
    void fromTypingToAnArticle() {
        try (Visit visit = new Visit(chromium.browser(), Eyes.DESKTOP)) {
            Page page = visit.open("/").page();
            page.getByLabel("Words to find").fill("strike");
            page.keyboard().press("Enter");
            assertThat(page).hasTitle("strike – Dateline");
            assertThat(page.locator("#count")).hasText("11 articles");
            page.getByRole(
                            AriaRole.LINK,
                            new Page.GetByRoleOptions().setName("Haven Courant 1 article"))
                    .click();
            assertThat(page).hasTitle("strike, Publisher Haven Courant – Dateline");
            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(TITLE)).click();

            assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                    .hasText(TITLE);
            visit.requireFine();
        }
    }

    @Test
    void barLeadsToTheArticlesOfItsTime() {
        try (Visit visit = new Visit(chromium.browser(), Eyes.DESKTOP)) {
            Page page = visit.open("/?q=strike").page();
            page.locator("load-apart a[aria-label='March 2023: 1 article']").focus();
            page.keyboard().press("Enter");

            assertThat(page.getByText("Hamburg report 3")).isVisible();
            assertThat(page.locator(".results > li")).hasCount(1);
            visit.requireFine();
        }
    }

    @Test
    void everythingWorksWithoutScripts() {
        try (Visit visit = new Visit(chromium.browser(), Eyes.PLAIN)) {
            Page page = visit.open("/?q=strike").page();
            page.getByText("Show by date").click();
            page.locator("a[aria-label='March 2023: 1 article']").click();
            assertThat(page.getByText("Hamburg report 3")).isVisible();
            page.locator(".chosen .chip").first().click();
            page.locator(".chosen .chip").first().click();

            assertThat(page.locator("#count")).hasText("11 articles");
            visit.requireFine();
        }
    }

    @Test
    void entityIsFoundByItsNameAndLeadsToItsCompanyAndArticles() {
        for (Eyes eyes : List.of(Eyes.DESKTOP, Eyes.PLAIN)) {
            try (Visit visit = new Visit(chromium.browser(), eyes)) {
                Page page = visit.open("/entities").page();
                page.getByLabel("Words of the name").fill("vries");
                page.keyboard().press("Enter");
                page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Anna de Vries"))
                        .click();
                assertThat(page).hasTitle("Anna de Vries – Dateline");
                assertThat(page.locator(".subject .meta")).containsText("2 articles");
                page.locator(".counted a").filter(hasText("Havenbond")).click();
                assertThat(page).hasTitle("Havenbond – Dateline");
                page.getByRole(
                                AriaRole.LINK,
                                new Page.GetByRoleOptions().setName("search these articles"))
                        .click();
                assertThat(page.locator("#count")).hasText("1 article");
                page.getByRole(
                                AriaRole.LINK,
                                new Page.GetByRoleOptions()
                                        .setName("about Havenbond")
                                        .setExact(true))
                        .click();
                assertThat(page).hasTitle("Havenbond – Dateline");
                visit.requireFine();
            }
        }
    }

    @Test
    void entityIsDrawnByBothKindsOfDates() {
        try (Visit visit = new Visit(chromium.browser(), Eyes.DESKTOP)) {
            Page page = visit.open("/entities/person:anna-de-vries").page();
            assertThat(page.locator("load-apart svg")).hasCount(2);

            page.locator("a[aria-label='3 May 2024: 1 article']").last().focus();
            page.keyboard().press("Enter");
            assertThat(page.locator(".chosen")).containsText("2024-05-03");
            visit.requireFine();
        }
    }

    @Test
    void timelineOfNamesTellsWhoSaysWhatAndHowItWasRead() {
        for (Eyes eyes : List.of(Eyes.PHONE, Eyes.PLAIN)) {
            try (Visit visit = new Visit(chromium.browser(), eyes)) {
                Page page = visit.open("/timeline").page();
                page.getByLabel("Person, place or organization").fill("anna vries");
                page.keyboard().press("Enter");
                assertThat(page).hasTitle("Anna de Vries – Timeline – Dateline");
                page.getByLabel("Person, place or organization").fill("Havenbond");
                page.keyboard().press("Enter");
                assertThat(page).hasTitle("Anna de Vries, Havenbond – Timeline – Dateline");

                assertThat(page.locator(".when-said"))
                        .hasText(new String[] {"April 2024", "3 May 2024", "3 May 2024"});
                Locator friday = page.locator(".timeline li").last();
                assertThat(friday.locator(".said .mark")).hasText("Friday");
                assertThat(friday)
                        .containsText("“Friday”, a day of the week, counted from “3 May 2024”");
                visit.requireFine();
                friday.getByRole(AriaRole.LINK).click();
                assertThat(page).hasTitle(TITLE + " – Dateline");
                assertThat(page.locator("#at")).hasText("Friday");
                assertThat(page.locator("#at")).isInViewport();
            }
        }
    }

    private static Locator.FilterOptions hasText(String text) {
        return new Locator.FilterOptions().setHasText(text);
    }

    @Test
    void longArticleIsReadPartByPart() {
        for (Eyes eyes : List.of(Eyes.PHONE, Eyes.DARK, Eyes.PLAIN)) {
            try (Visit visit = new Visit(chromium.browser(), eyes)) {
                Page page = visit.open("/articles/" + large).page();
                assertThat(page.locator(".parts").first()).containsText("Part 1 of 2");
                visit.keep("part");
                visit.requireFine();
                page.locator(".parts a").last().click();
                assertThat(page).hasTitle("Large, part 2 – Dateline");
                assertThat(page.locator(".text")).containsText("The end.");
                visit.requireFine();
            }
        }
    }

    @Test
    void callOfTheApiIsCopiedByAButton() {
        try (Visit visit = new Visit(chromium.browser(), Eyes.DESKTOP)) {
            visit.allow("clipboard-read", "clipboard-write");
            Page page = visit.open("/articles/" + strike).page();
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Copy")).click();
            assertThat(
                            page.getByRole(
                                    AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Copied")))
                    .isVisible();
            assertThat((String) page.evaluate("navigator.clipboard.readText()"))
                    .isEqualTo("curl '" + Client.uri("/v1/articles/" + strike) + "'");
            visit.requireFine();
        }
    }

    @Test
    void articlesAreTextWhateverTheySay() {
        try (Visit visit = new Visit(chromium.browser(), Eyes.DESKTOP)) {
            Page page = visit.open("/articles/" + hostile).page();

            assertThat(page.locator(".text")).containsText("<script>alert(1)</script>");
            assertThat(page.locator("[href^='javascript' i]")).hasCount(0);
            assertThat(page.locator("script")).hasCount(1);
            visit.requireFine();
        }
    }

    @Test
    void arabicRunsFromTheRight() {
        try (Visit visit = new Visit(chromium.browser(), Eyes.PHONE)) {
            Page page = visit.open("/?language=ar").page();

            assertThat(page.locator(".snippet")).hasCSS("direction", "rtl");
            assertThat(page.locator(".results h3 a")).hasCSS("direction", "rtl");
            assertThat(page.locator(".results .meta")).hasCSS("direction", "ltr");
        }
    }

    @Test
    void pagesAreSmall() {
        pages().values()
                .forEach(
                        path ->
                                assertThat(Client.get(path).body().length())
                                        .as(path)
                                        .isLessThan(150_000));
    }
}
