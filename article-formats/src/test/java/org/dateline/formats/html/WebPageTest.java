package org.dateline.formats.html;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.dateline.events.Declared;
import org.dateline.events.ReasonCode;
import org.dateline.events.Sha256;
import org.dateline.formats.Beginning;
import org.dateline.formats.Formats;
import org.dateline.formats.RecordReader;
import org.dateline.formats.Step;
import org.dateline.formats.Steps;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebPageTest {

    private static final String PAGE =
            """
            <!doctype html><html lang="en"><title>A bridge is built | The Paper</title>
            <meta property="article:published_time" content="2025-06-10T09:00:00+02:00">
            <meta name="author" content="Ann Smith">
            <meta property="og:site_name" content="The Paper">
            <link rel="canonical" href="https://paper.example/bridge">
            <nav>Menu</nav><article><h1>A bridge is built</h1>
            <p>The council voted on Monday to build the bridge after all.</p>
            <script>let x = "never text";</script></article></html>
            """;

    @Test
    void pageIsOneArticleWithWhatItDeclares() throws IOException {
        byte[] bytes = PAGE.getBytes(UTF_8);
        RecordReader cursor = new WebPage().open(Steps.input(bytes), 0);

        assertThat(cursor.next())
                .isEqualTo(
                        new Step.Article(
                                "The council voted on Monday to build the bridge after all.",
                                new Declared(
                                        "https://paper.example/bridge",
                                        null,
                                        "A bridge is built",
                                        List.of("Ann Smith"),
                                        new Declared.Published(
                                                "2025-06-10T09:00:00+02:00",
                                                "meta[article:published_time]"),
                                        "en",
                                        "The Paper",
                                        List.of(
                                                new Declared.Date(
                                                        "2025-06-10T09:00:00+02:00",
                                                        Declared.Date.Kind.PUBLISHED,
                                                        "meta[article:published_time]")),
                                        null,
                                        List.of(),
                                        null),
                                "text/html",
                                "UTF-8",
                                false,
                                Sha256.hex(bytes),
                                null));
        assertThat(cursor.next()).isEqualTo(new Step.End());
    }

    @Test
    void pageThatWasPublishedIsNotReadAgain() throws IOException {
        assertThat(new WebPage().open(Steps.input(PAGE.getBytes(UTF_8)), 1).next())
                .isEqualTo(new Step.End());
    }

    @Test
    void fileWithoutMarkupIsPlainTextWhateverItIsCalled() throws IOException {
        assertThat(step("Prices rose.\nThey fell again.".getBytes(UTF_8)))
                .isInstanceOfSatisfying(
                        Step.Article.class,
                        article -> {
                            assertThat(article.text()).isEqualTo("Prices rose.\nThey fell again.");
                            assertThat(article.mediaType()).isEqualTo("text/plain");
                        });
    }

    @Test
    void pageWithoutTextIsRefusedWithTheReason() throws IOException {
        assertUnusable(
                "<html><body><script>x</script></body></html>".getBytes(UTF_8), ReasonCode.EMPTY);
        assertUnusable(new byte[0], ReasonCode.EMPTY);
    }

    @Test
    void pageThatIsTooLongIsRefused() throws IOException {
        byte[] page = ("<p>" + "x".repeat(WebPage.MOST_FILE_BYTES)).getBytes(UTF_8);

        assertUnusable(page, ReasonCode.TOO_LARGE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.html", "a.HTM", "folder/a.xhtml"})
    void itsNamesAreKnown(String name) {
        assertThat(new Formats().of(new Beginning(name, new byte[0]))).contains(new WebPage());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE html>\n<html lang=en><p>A ferry.",
                "\n<!-- saved --><HTML><p>A ferry.",
                "\uFEFF<?xml version='1.0'?><html xmlns='http://www.w3.org/1999/xhtml'><p>A ferry.</p>"
            })
    void pageIsToldByItsRootWhateverItIsCalled(String page) {
        for (String name : List.of("index.php", "page", "a.txt")) {
            assertThat(new Formats().of(new Beginning(name, page.getBytes(UTF_8))))
                    .contains(new WebPage());
        }
    }

    private static void assertUnusable(byte[] page, ReasonCode reason) throws IOException {
        assertThat(step(page))
                .isInstanceOfSatisfying(
                        Step.Unusable.class,
                        unusable -> assertThat(unusable.reason()).isEqualTo(reason));
    }

    private static Step step(byte[] bytes) throws IOException {
        return new WebPage().open(Steps.input(bytes), 0).next();
    }
}
