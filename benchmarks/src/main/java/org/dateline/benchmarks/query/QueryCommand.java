package org.dateline.benchmarks.query;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URLEncoder;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.dateline.benchmarks.query.Series.Figures;
import org.dateline.benchmarks.setting.Report;
import org.dateline.benchmarks.setting.ServiceProcess;
import org.dateline.benchmarks.store.GeneratedStore;
import org.dateline.benchmarks.store.Server;
import org.dateline.benchmarks.store.StoreOptions;
import org.dateline.local.postgres.DatabaseRole;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `dateline bench query`.
@Command(
        name = "query",
        description = {
            "Query a real api-gateway with generated articles, stored beforehand in a real"
                    + " PostgreSQL as store-service stores them.",
            "Reports latency and processor time of gateway and database for each kind of query:"
                    + " with only the earliest of each cluster of copies"
                    + " (COLLAPSE), with all copies (INCLUDE), and for one"
                    + " article's copies. One client, one request at a time. Linux only."
        })
public final class QueryCommand implements Callable<Integer> {

    @Option(
            names = "--articles",
            split = ",",
            defaultValue = "10000",
            paramLabel = "N",
            description = "Number of articles at each stage (${DEFAULT-VALUE}).")
    private List<Long> stages = List.of();

    @Option(
            names = "--questions",
            defaultValue = "50",
            paramLabel = "N",
            description = "Number of different queries of each kind (${DEFAULT-VALUE}).")
    private int questions;

    @Option(
            names = "--rounds",
            defaultValue = "4",
            paramLabel = "N",
            description = "Repetitions of each query, after one to warm up (${DEFAULT-VALUE}).")
    private int rounds;

    @Mixin private StoreOptions options = new StoreOptions();

    @Mixin private Report report = new Report();

    /// A page of the answers to one kind of question.
    record Page(String question, int page, Figures collapse, Figures include) {}

    /// Figures at one stage.
    ///
    /// @param duplicates of the lists of one article's copies
    /// @param largest of requests about the largest cluster of copies
    record Stage(
            long articles, List<Page> pages, Figures duplicates, Map<String, Figures> largest) {}

    /// The requests for one page, with copies hidden and with copies shown.
    private record Pair(Question question, int page, Series collapse, Series include) {

        Page figures() {
            return new Page(question.label(), page, collapse.figures(), include.figures());
        }
    }

    @Override
    public Integer call() throws IOException, SQLException, InterruptedException {
        List<Stage> figures = new ArrayList<>();
        try (GeneratedStore store = GeneratedStore.open(options, stages.getLast())) {
            long stored = 0;
            for (long articles : stages) {
                store.fill(stored, articles);
                stored = articles;
                try (ServiceProcess gateway =
                        Gateway.start(
                                store.folder(),
                                store.server().jdbcUrl(),
                                store.server().password(DatabaseRole.READ))) {
                    Stage stage = stage(store, gateway, articles);
                    figures.add(stage);
                    print(stage);
                }
            }
            store.write(figures);
        }
        return 0;
    }

    private Stage stage(GeneratedStore store, ServiceProcess gateway, long articles)
            throws IOException, SQLException, InterruptedException {
        List<Pair> pairs = new ArrayList<>();
        Series duplicates = new Series(gateway, store.server());
        Map<String, Series> largest = new LinkedHashMap<>();
        try (Connection connection = store.server().connect()) {
            Question.countWords(connection);
            for (Question question : Question.values()) {
                Pair first = pair(question, 1, gateway, store.server());
                Pair second = pair(question, 2, gateway, store.server());
                for (String query : question.draw(connection, store.seed(), questions)) {
                    prepare(query, gateway, first, second);
                }
                pairs.addAll(List.of(first, second));
            }
            for (String id : Question.copied(connection, store.seed(), questions)) {
                String path = "/v1/articles/" + id + "/duplicates";
                duplicates.add(path, gateway.json(path).get("articles").size());
            }
            for (var asked : Question.ofLargestCluster(connection, store.seed()).entrySet()) {
                Series series = new Series(gateway, store.server());
                for (int i = 0; i < questions; i++) {
                    series.add(asked.getValue(), shown(gateway.json(asked.getValue())));
                }
                largest.put(asked.getKey(), series);
            }
        }
        pairs.removeIf(pair -> pair.collapse.isEmpty());
        // by turns, so that what else the machine does falls on both alike
        for (int round = 0; round < rounds; round++) {
            for (Pair pair : pairs) {
                pair.collapse.run();
                pair.include.run();
            }
            duplicates.run();
            for (Series series : largest.values()) {
                series.run();
            }
        }
        Map<String, Figures> figures = new LinkedHashMap<>();
        largest.forEach((name, series) -> figures.put(name, series.figures()));
        return new Stage(
                articles,
                pairs.stream().map(Pair::figures).toList(),
                duplicates.figures(),
                figures);
    }

    private static Pair pair(Question question, int page, ServiceProcess gateway, Server database) {
        return new Pair(
                question, page, new Series(gateway, database), new Series(gateway, database));
    }

    /// Asks once, which also warms up what answers; the second page is asked for if there is one
    /// both ways.
    private static void prepare(String query, ServiceProcess gateway, Pair first, Pair second)
            throws IOException, InterruptedException {
        String collapse = "/v1/articles?" + query + "&duplicates=COLLAPSE";
        String include = "/v1/articles?" + query + "&duplicates=INCLUDE";
        JsonNode collapsed = gateway.json(collapse);
        JsonNode included = gateway.json(include);
        first.collapse.add(collapse, shown(collapsed));
        first.include.add(include, shown(included));
        if (collapsed.hasNonNull("next") && included.hasNonNull("next")) {
            collapse += cursor(collapsed);
            include += cursor(included);
            second.collapse.add(collapse, shown(gateway.json(collapse)));
            second.include.add(include, shown(gateway.json(include)));
        }
    }

    private static int shown(JsonNode page) {
        return page.get("articles").size();
    }

    private static String cursor(JsonNode page) {
        return "&cursor=" + URLEncoder.encode(page.get("next").asText(), UTF_8);
    }

    private void print(Stage stage) {
        report.say(
                "%n%,d articles; ms, processor time of gateway and PostgreSQL together",
                stage.articles);
        report.say("%-24s %9s %30s %31s %16s", "", "", "COLLAPSE", "INCLUDE", "ratio of the two");
        report.say(
                "%-24s %4s %5s %s %s %8s %7s",
                "question", "page", "sent", figureNames(), figureNames(), "p95", "CPU");
        for (Page page : stage.pages) {
            report.say(
                    "%-24s %4d %5d %s %s %8.2f %7.2f",
                    page.question,
                    page.page,
                    page.collapse.requests(),
                    figures(page.collapse),
                    figures(page.include),
                    page.collapse.p95() / page.include.p95(),
                    page.collapse.cpu() / page.include.cpu());
        }
        Figures copies = stage.duplicates;
        report.say(
                "%-24s %4s %5d %s",
                "copies of one article", "", copies.requests(), figures(copies));
        report.say("largest cluster of copies");
        stage.largest.forEach(
                (name, figures) ->
                        report.say(
                                "%-24s %4s %5d %s",
                                name, "", figures.requests(), figures(figures)));
    }

    private static String figureNames() {
        return "%7s %7s %7s %7s".formatted("p50", "p95", "p99", "CPU");
    }

    private static String figures(Figures figures) {
        return "%7.1f %7.1f %7.1f %7.1f"
                .formatted(figures.p50(), figures.p95(), figures.p99(), figures.cpu());
    }
}
