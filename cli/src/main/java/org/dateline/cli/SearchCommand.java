package org.dateline.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import org.dateline.local.Part;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `dateline search`: articles by their words.
@Command(name = "search", description = "Search articles by words in title and text.")
final class SearchCommand implements Callable<Integer> {

    @Mixin private HomeOption homeOption = new HomeOption();

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Option(
            names = "--limit",
            paramLabel = "N",
            description = "Maximum number of results, 1 to 100 (default: ${DEFAULT-VALUE}).")
    private int limit = 20;

    @Parameters(
            arity = "1..*",
            paramLabel = "WORDS",
            description = "Words that must all occur; '\"a phrase\"' for adjacent words.")
    private List<String> words = List.of();

    @Override
    public Integer call() throws IOException {
        String path =
                "/v1/articles?limit=%d&q=%s"
                        .formatted(limit, Service.encoded(String.join(" ", words)));
        JsonNode page = homeOption.service(Part.GATEWAY).json(path);
        if (json) {
            System.out.println(page.toPrettyString());
            return ExitCode.OK;
        }
        JsonNode articles = page.path("articles");
        for (JsonNode article : articles) {
            ArticleLines.of(article).forEach(System.out::println);
        }
        if (articles.isEmpty()) {
            System.out.println("No matching articles." + hint());
        } else if (!page.path("next").isNull() && page.has("next")) {
            System.out.println("More results: raise --limit.");
        }
        return ExitCode.OK;
    }

    /// Why there may be nothing yet.
    private String hint() throws IOException {
        if (new UnfinishedWork(homeOption).exists()) {
            return " Dropped files are still being processed; try again in a few seconds.";
        }
        boolean empty =
                homeOption.service(Part.GATEWAY).json("/v1/stats").path("articles").asLong() == 0;
        return empty ? " No articles are stored yet: drop files into the inbox." : "";
    }
}
