package org.dateline.benchmarks.query;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URLEncoder;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import org.dateline.benchmarks.query.OpenLoop.Load;
import org.dateline.benchmarks.query.Searches.Search;
import org.dateline.benchmarks.setting.ServiceProcess;
import org.dateline.benchmarks.store.GeneratedStore;
import org.dateline.benchmarks.store.Server;
import org.dateline.benchmarks.store.StoreOptions;
import org.dateline.local.postgres.DatabaseRole;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `dateline bench load`.
@Command(
        name = "load",
        description = {
            "Send requests at a steady rate to a real api-gateway with generated articles, stored"
                    + " beforehand in a real PostgreSQL as store-service stores them.",
            "Reports latency, counted from when each request was due, and processor time: searches"
                    + " for words and phrases drawn by how many articles have them, single articles,"
                    + " facets; then a late page of a list beside its first, and an export. Linux only."
        })
public final class LoadCommand implements Callable<Integer> {

    private static final int PAGE = 1_000;
    private static final int PAGE_ROUNDS = 40;

    @Option(
            names = "--articles",
            defaultValue = "100000",
            paramLabel = "N",
            description = "Number of articles (${DEFAULT-VALUE}).")
    private long articles;

    @Option(
            names = "--rate",
            defaultValue = "100",
            paramLabel = "N",
            description = "Searches per second; facets are a tenth (${DEFAULT-VALUE}).")
    private double rate;

    @Option(
            names = "--seconds",
            defaultValue = "60",
            paramLabel = "N",
            description = "Duration of each kind of load (${DEFAULT-VALUE}).")
    private int seconds;

    @Mixin private StoreOptions options = new StoreOptions();

    @Spec private CommandSpec spec = CommandSpec.create();

    /// @param pages milliseconds for page 1 and page 1,000 in the median, by list
    /// @param exported articles per second
    record Figures(
            long articles,
            Map<String, Load> loads,
            Map<String, List<Double>> pages,
            double exported) {}

    @Override
    public Integer call() throws IOException, SQLException, InterruptedException {
        try (GeneratedStore store = GeneratedStore.open(options, articles)) {
            store.fill(0, articles);
            try (ServiceProcess gateway =
                    Gateway.start(
                            store.folder(),
                            store.server().jdbcUrl(),
                            store.server().password(DatabaseRole.READ))) {
                store.write(measure(store, gateway));
            }
        }
        return 0;
    }

    private Figures measure(GeneratedStore store, ServiceProcess gateway)
            throws IOException, SQLException, InterruptedException {
        Server database = store.server();
        OpenLoop loop = new OpenLoop(gateway, database);
        Searches searches;
        List<String> ids;
        try (Connection connection = database.connect()) {
            searches = Searches.read(connection, store.seed());
            ids = Searches.ids(connection, store.seed());
        }
        List<Search> drawn = searches.draw((int) (rate * seconds));
        List<String> paths =
                drawn.stream().map(one -> "/v1/articles?q=" + encoded(one.words())).toList();
        say(
                "%,d articles; %d searches, %d of them with a word in a fifth of all articles or"
                        + " more, %d phrases",
                articles,
                drawn.size(),
                drawn.stream().filter(Search::frequent).count(),
                drawn.stream().filter(Search::phrase).count());
        say(
                "%-24s %6s %7s %7s %7s %7s %7s %7s %9s %9s",
                "load", "rate", "sent", "p50", "p95", "p99", "max", "late", "gateway", "database");
        Map<String, Load> loads = new LinkedHashMap<>();
        loop.run(
                searches.draw((int) (rate * 10)).stream().map(LoadCommand::list).toList(),
                rate / 2);
        loads.put("search", print("search", loop.run(paths, rate)));
        Random random = new Random(store.seed());
        List<String> single = new ArrayList<>();
        for (int i = 0; i < rate * seconds; i++) {
            single.add("/v1/articles/" + ids.get(random.nextInt(ids.size())));
        }
        loop.run(single.subList(0, single.size() / 6), rate / 2);
        loads.put("article", print("article by id", loop.run(single, rate)));
        List<String> facets =
                searches.draw((int) (rate / 10 * seconds)).stream()
                        .map(one -> "/v1/articles/facets?q=" + encoded(one.words()))
                        .toList();
        loop.run(facets.subList(0, facets.size() / 6), rate / 20);
        loads.put("facets", print("facets", loop.run(facets, rate / 10)));
        Map<String, List<Double>> pages = new LinkedHashMap<>();
        for (String list : List.of("/v1/articles?", "/v1/articles?q=" + searches.mostFrequent())) {
            List<Double> medians = pages(gateway, list);
            pages.put(list, medians);
            say(
                    "%-24s page 1 %.1f ms, page %,d %.1f ms, ratio %.2f",
                    list,
                    medians.getFirst(),
                    PAGE,
                    medians.getLast(),
                    medians.getLast() / medians.getFirst());
        }
        double exported = export(gateway);
        say("export %,.0f articles a second", exported);
        return new Figures(articles, loads, pages, exported);
    }

    private static String list(Search search) {
        return "/v1/articles?q=" + encoded(search.words());
    }

    /// The medians of the first page and of a late one, asked for by turns.
    private static List<Double> pages(ServiceProcess gateway, String list)
            throws IOException, InterruptedException {
        String late = list;
        for (int page = 1; page < PAGE; page++) {
            JsonNode answer = gateway.json(late);
            if (!answer.hasNonNull("next")) {
                throw new IllegalStateException(list + " has only " + page + " pages");
            }
            late = list + "&cursor=" + encoded(answer.get("next").asText());
        }
        List<List<Double>> millis = List.of(new ArrayList<>(), new ArrayList<>());
        for (int round = 0; round < PAGE_ROUNDS; round++) {
            for (int i = 0; i < 2; i++) {
                long begun = System.nanoTime();
                gateway.get(i == 0 ? list : late);
                millis.get(i).add((System.nanoTime() - begun) / 1e6);
            }
        }
        return millis.stream()
                .map(
                        all -> {
                            Collections.sort(all);
                            return Series.percentile(all, .5);
                        })
                .toList();
    }

    private double export(ServiceProcess gateway) throws IOException, InterruptedException {
        long begun = System.nanoTime();
        long lines = gateway.lines("/v1/export?duplicates=include") - 1;
        if (lines != articles) {
            throw new IllegalStateException("the export has " + lines + " articles");
        }
        return lines / ((System.nanoTime() - begun) / 1e9);
    }

    private Load print(String name, Load load) {
        say(
                "%-24s %6.0f %7d %7.1f %7.1f %7.1f %7.1f %7.1f %9.2f %9.2f",
                name,
                load.perSecond(),
                load.requests(),
                load.p50(),
                load.p95(),
                load.p99(),
                load.max(),
                load.late(),
                load.gatewayCpu(),
                load.databaseCpu());
        return load;
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, UTF_8);
    }

    private void say(String format, Object... values) {
        PrintWriter out = spec.commandLine().getOut();
        out.printf(format + "%n", values);
        out.flush();
    }
}
