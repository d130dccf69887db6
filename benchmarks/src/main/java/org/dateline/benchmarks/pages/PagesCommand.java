package org.dateline.benchmarks.pages;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedWriter;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.Function;
import net.dankito.readability4j.Article;
import net.dankito.readability4j.Readability4J;
import org.dateline.formats.html.HtmlArticle;
import org.dateline.formats.html.HtmlReader;
import org.dateline.formats.html.HtmlResult;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `dateline bench pages`.
@Command(
        name = "pages",
        description = {
            "Read the articles out of the web pages of a WARC: one JSON object a page to standard"
                    + " output, with the names that `dateline enrich` uses, to be scored.",
            "With --speed, say to standard error how many pages a second of one core's time gives,"
                    + " by Dateline's reader and by readability4j."
        })
public final class PagesCommand implements Callable<Integer> {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final int WARM_UP = 4;

    @Option(names = "--warc", required = true, paramLabel = "FILE", description = "The pages.")
    private @Nullable Path warc;

    @Option(
            names = "--baseline",
            description = "Read them with readability4j, which gives text, title and author only.")
    private boolean baseline;

    @Option(
            names = "--speed",
            defaultValue = "0",
            paramLabel = "N",
            description = "Read all pages N times more, once the JVM is warm, and say how fast.")
    private int rounds;

    @Override
    public Integer call() throws IOException {
        List<WebPage> pages = WarcPages.of(Objects.requireNonNull(warc));
        try (Writer out =
                new BufferedWriter(
                        new OutputStreamWriter(new FileOutputStream(FileDescriptor.out), UTF_8))) {
            for (WebPage page : pages) {
                ObjectNode line = baseline ? byReadability(page) : byDateline(page);
                out.write(JSON.writeValueAsString(line));
                out.write('\n');
            }
        }
        if (rounds > 0) {
            double ours = pagesASecond(pages, PagesCommand::byDateline);
            double theirs = pagesASecond(pages, PagesCommand::byReadability);
            System.err.printf(
                    Locale.ROOT,
                    "pages a CPU second: dateline %.0f, readability4j %.0f, ratio %.1f%n",
                    ours,
                    theirs,
                    ours / theirs);
        }
        return 0;
    }

    private double pagesASecond(List<WebPage> pages, Function<WebPage, ObjectNode> reader) {
        long characters = 0;
        long before = 0;
        for (int round = 0; round < WARM_UP + rounds; round++) {
            if (round == WARM_UP) {
                before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            }
            for (WebPage page : pages) {
                characters += reader.apply(page).path("text").textValue().length();
            }
        }
        long nanos = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before;
        if (characters == 0) {
            throw new IllegalStateException("no page gave any text");
        }
        return 1e9 * rounds * pages.size() / nanos;
    }

    private static ObjectNode byDateline(WebPage page) {
        ObjectNode line = JSON.createObjectNode();
        ObjectNode declared = line.putObject("declared").put("url", page.url());
        switch (HtmlReader.read(page.bytes(), page.contentType(), page.url())) {
            case HtmlResult.Refused refused ->
                    line.put("text", "").put("refused", refused.detail());
            case HtmlResult.Read(HtmlArticle article) -> {
                line.put("text", article.text());
                line.putObject("title").put("text", article.title());
                ArrayNode authors = declared.putArray("authors");
                article.authors().forEach(authors::add);
                declared.set("dates", JSON.valueToTree(article.dates()));
                declared.put("language", article.language());
                declared.put("publisher", article.publisher());
                if (article.published() != null) {
                    line.putObject("published")
                            .put("value", article.published().value())
                            .put("basis", article.published().where());
                }
            }
        }
        return line;
    }

    private static ObjectNode byReadability(WebPage page) {
        ObjectNode line = JSON.createObjectNode();
        ObjectNode declared = line.putObject("declared").put("url", page.url());
        // it reads texts, not bytes; nearly all pages are in UTF-8
        String html = new String(page.bytes(), UTF_8);
        Article article;
        try {
            article = new Readability4J(page.url(), html).parse();
        } catch (IllegalStateException e) { // it fails on some pages
            return line.put("text", "").put("refused", String.valueOf(e.getMessage()));
        }
        line.put("text", Objects.requireNonNullElse(article.getTextContent(), ""));
        line.putObject("title").put("text", article.getTitle());
        ArrayNode authors = declared.putArray("authors");
        if (article.getByline() != null) {
            authors.add(article.getByline());
        }
        return line;
    }
}
