package org.dateline.formats.text;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.dateline.events.Declared;
import org.dateline.formats.Beginning;
import org.dateline.formats.Formats;
import org.dateline.formats.Step;
import org.dateline.formats.Steps;
import org.dateline.formats.json.FieldNames;
import org.dateline.formats.mail.Mail;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextArchiveTest {

    private static final PlainText FORMAT = new PlainText(FieldNames.USUAL);

    private static final String FERRY =
            "The ferry between the two islands resumed on Monday after a month of repairs, the port"
                    + " said. Tickets cost as much as before.";

    private static final String BRIDGE =
            "The mayor opened the bridge over the river on Wednesday, two years later than was"
                    + " planned, and at twice the cost.";

    /// Runs on for so long that the next article is not in what a file begins with.
    private static final String LONG = (BRIDGE + "\n").repeat(1000);

    @Test
    void documentsOfLexisNexisAreArticles() throws IOException {
        byte[] export = Files.readAllBytes(Path.of("src/test/resources/samples/txt/nexis.txt"));

        List<Step.Article> articles = articles(export);

        assertThat(articles)
                .extracting(a -> a.declared().title())
                .containsExactly(
                        "Ferry resumes after repairs",
                        "Mayor opens a bridge",
                        "Rain ends the fair");
        Declared first = articles.getFirst().declared();
        assertThat(first.authors()).containsExactly("ANN SMITH", "BEN JONES");
        assertThat(first.publisher()).isEqualTo("The Harbour Times");
        assertThat(first.published())
                .isEqualTo(new Declared.Published("June 10, 2025 Tuesday", "date"));
        assertThat(first.language()).isEqualTo("en");
        assertThat(articles.getFirst().text())
                .contains("***", "Copyright 2025")
                .doesNotContain("DOCUMENTS", "Print Request");
    }

    @Test
    void documentsOfFactivaAreArticles() throws IOException {
        List<Step.Article> articles =
                articles(
                        """
                        Ferry resumes after repairs

                        By Ann Smith
                        1,048 words
                        10 June 2025
                        The Harbour Times
                        HARBT
                        English
                        Copyright 2025. The Harbour Times.

                        %s

                        Document HARBT00020250610el6a0001v

                        HD  Mayor opens a bridge
                        BY  Carl Ott
                        WC  20 words
                        PD  11 June 2025
                        SN  The Harbour Times
                        LA  English

                        TD
                        %s

                        Document HARBT00020250611el6b0002x

                        Search Summary
                        Text    ferry or bridge
                        Source  All Sources
                        """
                                .formatted(FERRY, BRIDGE));

        assertThat(articles)
                .extracting(
                        a -> a.declared().title(),
                        a -> a.declared().publisher(),
                        a -> a.declared().guid())
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(
                                "Ferry resumes after repairs",
                                "The Harbour Times",
                                "HARBT00020250610el6a0001v"),
                        org.assertj.core.groups.Tuple.tuple(
                                "Mayor opens a bridge",
                                "The Harbour Times",
                                "HARBT00020250611el6b0002x"));
        assertThat(articles)
                .extracting(a -> a.declared().published().value())
                .containsExactly("10 June 2025", "11 June 2025");
    }

    @Test
    void documentsOfProQuestAreArticles() throws IOException {
        String line = "_".repeat(60);
        List<Step.Article> articles =
                articles(
                        """
                        %1$s

                        Report Information from ProQuest

                        12 June 2025 12:00
                        %1$s

                        Document 1 of 2

                        Ferry resumes after repairs

                        Author: Smith, Ann

                        Publication info: The Harbour Times; Port Mere: A.1. 10 June 2025.

                        Full text: %2$s

                        Subject: Ferries; Ports

                        Publication title: The Harbour Times

                        Publication date: Jun 10, 2025

                        Language of publication: English

                        %1$s

                        Document 2 of 2

                        Mayor opens a bridge

                        Author: Ott, Carl

                        Full text: %3$s

                        Publication date: Jun 11, 2025

                        %1$s
                        """
                                .formatted(line, FERRY, BRIDGE));

        Declared first = articles.getFirst().declared();
        assertThat(articles).hasSize(2);
        assertThat(first.title()).isEqualTo("Ferry resumes after repairs");
        assertThat(first.authors()).containsExactly("Smith, Ann");
        assertThat(first.publisher()).isEqualTo("The Harbour Times");
        assertThat(first.tags()).containsExactly("Ferries", "Ports");
        assertThat(first.published().value()).isEqualTo("Jun 10, 2025");
        assertThat(articles.getLast().text()).endsWith("Jun 11, 2025");
    }

    @Test
    void postsOfUsenetAreArticlesAndNoMail() throws IOException {
        String post =
                """
                Path: news.example!not-for-mail
                From: %s <a@news.example>
                Newsgroups: news.ferries
                Subject: %s
                Date: 10 Jun 2025 09:00:00 GMT
                Message-ID: <%s@news.example>

                %s

                """;
        String dump =
                post.formatted("Ann Smith", "Ferry resumes", "1", FERRY)
                        + post.formatted("Carl Ott", "Bridge opens", "2", BRIDGE);
        Beginning beginning = new Beginning("dump.txt", dump.getBytes(UTF_8));

        assertThat(new Mail(new Formats()).recognises(beginning)).isFalse();
        assertThat(new Formats().of(beginning)).contains(FORMAT);
        assertThat(articles(dump))
                .extracting(a -> a.declared().title() + "|" + a.declared().authors())
                .containsExactly("Ferry resumes|[Ann Smith]", "Bridge opens|[Carl Ott]");
        assertThat(articles(("#! rnews 300\n" + dump).replaceFirst("(?s)mail\n\nPath", "mail")))
                .hasSize(1);
    }

    @Test
    void headsBehindLinesOfOneSignBeginArticles() throws IOException {
        assertThat(
                        articles(
                                """
                                ==========
                                Title: Ferry resumes
                                Date: 2025-06-10

                                %s
                                ==========
                                Title: Bridge opens
                                Date: 2025-06-11

                                %s

                                ==========
                                A part of it
                                ==========
                                """
                                        .formatted(FERRY, BRIDGE)))
                .extracting(a -> a.declared().title())
                .containsExactly("Ferry resumes", "Bridge opens");
    }

    @Test
    void titlesWithADateBehindLinesOfOneSignBeginArticles() throws IOException {
        String stories =
                """
                Ferry resumes after repairs
                June 10, 2025

                %s %s

                ----------------------------------------

                Mayor opens a bridge
                By Carl Ott

                %s %s
                """
                        .formatted(FERRY, FERRY, BRIDGE, BRIDGE);

        assertThat(articles(stories))
                .extracting(a -> a.text().lines().findFirst().orElseThrow())
                .containsExactly("Ferry resumes after repairs", "Mayor opens a bridge");
    }

    @Test
    void articleMayBeLongerThanWhatTellsTheFormat() throws IOException {
        String export =
                "1 of 3 DOCUMENTS\n\n%s\n2 of 3 DOCUMENTS\n\n%s\n3 of 3 DOCUMENTS\n\n%s\n"
                        .formatted(LONG, BRIDGE, LONG);

        assertThat(articles(export)).hasSize(3);
    }

    @Test
    void whatMayBeAnArticleIsNeverPassedOver() throws IOException {
        String ended = "%s\n\nEnd of Document\n\n".formatted(FERRY).repeat(2);

        assertThat(articles(ended + BRIDGE)).hasSize(3);
        assertThat(articles(ended + "Search Summary\nText  ferry")).hasSize(2);
        assertThat(
                        articles(
                                LONG
                                        + "1 of 2 DOCUMENTS\n\n%1$s\n2 of 2 DOCUMENTS\n\n%1$s"
                                                .formatted(FERRY)))
                .hasSize(1); // the first lines of a file tell its layout
        assertThat(
                        articles(
                                (BRIDGE + "\n").repeat(50)
                                        + "1 of 2 DOCUMENTS\n\n%1$s\n2 of 2 DOCUMENTS\n\n%1$s"
                                                .formatted(FERRY)))
                .hasSize(3);
    }

    @Test
    void textsInAnyCharsetAreParted() throws IOException {
        String blocks =
                "Titel: Fähre fährt wieder\nDatum: 10.06.2025\n\n%s\n\nTitel: Brücke eröffnet\nDatum: 11.06.2025\n\n%s\n"
                        .formatted(
                                "Die Fähre zwischen den Inseln fährt wieder, sagte der Hafen über die Gebühren. "
                                        .repeat(3),
                                "Der Bürgermeister eröffnete die Brücke über den Fluss, später als geplant. "
                                        .repeat(3));

        for (byte[] bytes :
                List.of(
                        blocks.getBytes(UTF_8),
                        ("\uFEFF" + blocks).getBytes(UTF_8),
                        ("\uFEFF" + blocks).getBytes(UTF_16LE),
                        blocks.getBytes(Charset.forName("windows-1252")))) {
            assertThat(articles(bytes))
                    .extracting(a -> a.declared().title())
                    .containsExactly("Fähre fährt wieder", "Brücke eröffnet");
        }
    }

    @Test
    void erasedArticleLeavesTheOthersWhereTheyAre() throws IOException {
        for (String name : List.of("nexis.txt", "blocks.txt")) {
            byte[] file =
                    Files.readAllBytes(Path.of("src/test/resources/samples/txt").resolve(name));
            List<Step.Article> before = articles(file);

            for (int erased = 0; erased < before.size(); erased++) {
                Step.Article article = before.get(erased);
                byte[] blank = FORMAT.blank(article.origin()).orElseThrow();
                byte[] left = file.clone();
                System.arraycopy(blank, 0, left, (int) article.origin().start(), blank.length);

                List<Step> after = Steps.of(FORMAT, left);

                assertThat(new String(left, UTF_8)).doesNotContain(article.declared().title());
                assertThat(after).hasSize(before.size() + 1);
                for (int i = 0; i < before.size(); i++) {
                    if (i == erased) {
                        assertThat(after.get(i))
                                .isInstanceOfSatisfying(
                                        Step.Broken.class,
                                        b -> assertThat(FORMAT.isBlank(b.origin())).isTrue());
                    } else {
                        assertThat(((Step.Article) after.get(i)).sha256())
                                .isEqualTo(before.get(i).sha256());
                    }
                }
            }
        }
    }

    @Test
    void articleTooLongToHoldIsLeftOut() throws IOException {
        byte[] giant = new byte[TextArchive.MOST_BYTES + 10];
        Arrays.fill(giant, (byte) 'a');
        byte[] head = "1 of 2 DOCUMENTS\n\n".getBytes(UTF_8);
        byte[] next = ("\n2 of 2 DOCUMENTS\n\n" + BRIDGE).getBytes(UTF_8);
        byte[] file = new byte[head.length + giant.length + next.length];
        System.arraycopy(head, 0, file, 0, head.length);
        System.arraycopy(giant, 0, file, head.length, giant.length);
        System.arraycopy(next, 0, file, head.length + giant.length, next.length);

        List<Step> steps = Steps.of(FORMAT, file);

        assertThat(steps.getFirst()).isInstanceOf(Step.LeftOut.class);
        assertThat(steps.get(1)).isInstanceOf(Step.Article.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // section breaks
                "Ferry resumes\n\n%1$s\n\n***\n\n%2$s\n\n---\n\n%1$s",
                "Ferry resumes\n=============\nBy Ann Smith\nJune 10, 2025\n\n%1$s\n\nThe bridge\n==========\n%2$s",
                // a head, and lines with labels in the text
                "Title: Ferry\nDate: 2025-06-10\n\n%1$s\n\nTitle: captain\n\n%2$s\n\nDate: soon",
                "Title: Ferry\nDate: 2025-06-10\n\n%1$s\n\n----------\n\nSource: the port\n\n%2$s",
                // the end of a press release, and what goes with it
                "Ferry resumes\n10.06.25\n\n%1$s\n\n# # #\n\nThe ferry since 2019:\n[Source: the port]\nMarch 3, 2019: begins\n%2$s",
                // what the article quotes
                "%1$s\n\nTitle: Ferry\nDate: 2025-06-10\n\n%2$s\n\nTitle: Bridge\nDate: 2025-06-11\n\n%1$s",
                "From: Ann\nSubject: Ferry\nDate: 10 June\n\n%1$s\n\nFrom: Ben\nSubject: RE: Ferry\nDate: 9 June\n\n%2$s",
                // front matter, and a break
                "---\ntitle: Ferry\ndate: 2025-06-10\n---\n\n%1$s\n\n---\n\n%2$s",
                // a list with dates
                "Films\n\n----------\nThe ferry\n10 June 2025\n----------\nThe bridge\n11 June 2025\n----------\n",
                "1 of 1 DOCUMENTS\n\n%1$s",
                "%1$s\n\nEnd of Document",
                "%1$s\n2 of 3 documents were read, said the court.\n%2$s",
            })
    void oneArticleStaysOne(String text) throws IOException {
        assertThat(articles(text.formatted(FERRY + " " + BRIDGE, BRIDGE + " " + FERRY)))
                .hasSize(text.contains("%1$s") || text.contains("Films") ? 1 : 0);
    }

    private static List<Step.Article> articles(String text) throws IOException {
        return articles(text.getBytes(UTF_8));
    }

    private static List<Step.Article> articles(byte[] bytes) throws IOException {
        List<Step> steps = Steps.of(FORMAT, bytes);
        assertThat(steps.getLast()).isInstanceOf(Step.End.class);
        assertThat(steps.subList(0, steps.size() - 1)).allMatch(s -> s instanceof Step.Article);
        return steps.stream()
                .filter(s -> s instanceof Step.Article)
                .map(Step.Article.class::cast)
                .toList();
    }
}
