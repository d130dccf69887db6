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
@Command(name = "search", description = "Find articles by their words.")
final class SearchCommand implements Callable<Integer> {

    @Mixin private HomeOption homeOption = new HomeOption();

    @Option(names = "--json", description = "As JSON, for programs.")
    private boolean json;

    @Option(
            names = "--limit",
            paramLabel = "N",
            description = "At most so many (default: ${DEFAULT-VALUE}).")
    private int limit = 20;

    @Parameters(
            arity = "1..*",
            paramLabel = "WORDS",
            description = "All of them; \"quoted words\" stand together, -word is left out.")
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
            System.out.println("No article has these words.");
        } else if (!page.path("next").isNull() && page.has("next")) {
            System.out.println("There are more: --limit shows them.");
        }
        return ExitCode.OK;
    }
}
