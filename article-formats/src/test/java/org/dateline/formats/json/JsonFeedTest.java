package org.dateline.formats.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.dateline.events.Declared;
import org.dateline.formats.Beginning;
import org.dateline.formats.Formats;
import org.dateline.formats.Step;
import org.dateline.formats.Steps;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonFeedTest {

    private static final String FEED =
            """
            {"version": "https://jsonfeed.org/version/1.1", "title": "Harbour Wire",
             "home_page_url": "https://wire.example/", "language": "en-GB",
             "authors": [{"name": "The desk", "url": "https://wire.example/desk"}],
             "items": [
              {"id": "1", "url": "https://wire.example/1", "title": "Ferry &amp; port",
               "content_html": "<p>The ferry left.</p><p>It was late.</p>",
               "summary": "Late.", "date_published": "2025-06-10T09:00:00+02:00",
               "date_modified": "2025-06-11T09:00:00+02:00", "tags": ["ferry"],
               "authors": [{"name": "Ann Smith"}], "language": "en"},
              {"id": 2, "content_text": "Plain <b> text.", "content_html": "<p>Not this.</p>"},
              {"id": "3", "title": "No text"}
             ]}
            """;

    @Test
    void anItemIsAnArticle() throws IOException {
        Step.Article article = (Step.Article) steps(FEED).getFirst();

        assertThat(article.text()).isEqualTo("The ferry left.\n\nIt was late.");
        assertThat(article.mediaType()).isEqualTo("application/feed+json");
        assertThat(article.declared())
                .isEqualTo(
                        new Declared(
                                "https://wire.example/1",
                                "1",
                                "Ferry & port",
                                List.of("Ann Smith"),
                                new Declared.Published(
                                        "2025-06-10T09:00:00+02:00", "date_published"),
                                "en",
                                "Harbour Wire",
                                List.of(
                                        new Declared.Date(
                                                "2025-06-10T09:00:00+02:00",
                                                Declared.Date.Kind.PUBLISHED,
                                                "date_published"),
                                        new Declared.Date(
                                                "2025-06-11T09:00:00+02:00",
                                                Declared.Date.Kind.MODIFIED,
                                                "date_modified")),
                                "Late.",
                                List.of("ferry"),
                                null));
    }

    @Test
    void whatTheFeedSaysHoldsWhereAnItemSaysNothing() throws IOException {
        Step.Article article = (Step.Article) steps(FEED).get(1);

        assertThat(article.declared().publisher()).isEqualTo("Harbour Wire");
        assertThat(article.declared().authors()).containsExactly("The desk");
        assertThat(article.declared().language()).isEqualTo("en-GB");
        assertThat(article.text()).startsWith("Plain").endsWith("text.");
    }

    @Test
    void itemWithoutTextCostsOnlyItself() throws IOException {
        assertThat(steps(FEED).get(2)).isInstanceOf(Step.Broken.class);
        assertThat(steps(FEED)).hasSize(4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"feed.json", "feed.txt", "feed"})
    void itIsToldByItsVersionWhateverItsName(String name) {
        assertThat(new Formats().of(new Beginning(name, FEED.getBytes(UTF_8))))
                .contains(new JsonFeed(FieldNames.USUAL));
        assertThat(
                        new Formats()
                                .of(
                                        new Beginning(
                                                "a.json",
                                                "{\"text\":\"jsonfeed.org/version/1\"}"
                                                        .getBytes(UTF_8))))
                .contains(new JsonFile(FieldNames.USUAL));
    }

    private static List<Step> steps(String feed) throws IOException {
        return Steps.of(new JsonFeed(FieldNames.USUAL), feed.getBytes(UTF_8));
    }
}
