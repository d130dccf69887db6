package org.dateline.benchmarks.store;

import java.io.DataInputStream;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import org.dateline.benchmarks.setting.Report;
import org.dateline.benchmarks.store.StorePath.Load;
import org.dateline.benchmarks.store.StorePath.Lookups;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `dateline bench store`.
@Command(
        name = "store",
        description = {
            "Store generated, already enriched articles in a real PostgreSQL, as store-service does"
                    + " between its consumer and its producer.",
            "Reports at every stage the processor time by step, the disk space by table and"
                    + " index, and the time to look up near-duplicates. Linux only."
        })
public final class StoreCommand implements Callable<Integer> {

    @Option(
            names = "--articles",
            split = ",",
            defaultValue = "10000,100000",
            paramLabel = "N",
            description = "Number of articles at each stage (${DEFAULT-VALUE}).")
    private List<Long> stages = List.of();

    @Option(
            names = "--sample",
            defaultValue = "2000",
            paramLabel = "N",
            description =
                    "Number of additional articles at each stage, half one by one and half in batches,"
                            + " that are measured (${DEFAULT-VALUE}).")
    private int sample;

    @Mixin private StoreOptions options = new StoreOptions();

    @Mixin private Report report = new Report();

    /// Figures at one stage.
    ///
    /// @param loaded what led there; null where it was loaded in bulk
    /// @param relations bytes on disk before the sample
    record Stage(
            long articles,
            @Nullable Load loaded,
            List<Relation> relations,
            Lookups lookups,
            Load sample) {}

    @Override
    public Integer call() throws IOException, SQLException, InterruptedException {
        List<Stage> figures = new ArrayList<>();
        try (GeneratedStore store = GeneratedStore.open(options, stages.getLast())) {
            long stored = 0;
            for (long articles : stages) {
                Stage stage = stage(store, stored, articles);
                figures.add(stage);
                print(stage);
                stored = articles + sample;
            }
            growth(figures);
            store.write(figures);
        }
        return 0;
    }

    private Stage stage(GeneratedStore store, long from, long articles)
            throws IOException, SQLException, InterruptedException {
        Load loaded = store.load(from, articles);
        List<Relation> relations;
        try (Connection connection = store.server().connect()) {
            relations = Relation.all(connection);
        }
        try (DataInputStream next =
                store.enriched(store.isBulk(articles), articles, articles + sample)) {
            return new Stage(
                    articles,
                    loaded,
                    relations,
                    store.path().lookups(next, sample / 2),
                    store.path().store(next, sample - sample / 2, store.batch()));
        }
    }

    private void print(Stage stage) {
        report.say("%n%,d articles", stage.articles);
        Load loaded = stage.loaded;
        if (loaded == null) {
            report.say("loaded in bulk");
        } else {
            report.say("loaded through the store path:");
            print(loaded);
        }
        report.say("the next %,d, at this size:", stage.sample.articles());
        print(stage.sample);
        Lookups lookups = stage.lookups;
        report.say(
                "near-duplicate lookup, %,d one by one: mean %.2f ms, p50 %.2f, p99 %.2f; processor"
                        + " time %.2f ms",
                lookups.count(), lookups.mean(), lookups.p50(), lookups.p99(), lookups.meanCpu());
        report.say("bytes on disk, for each article:");
        long all = 0;
        for (Relation relation : stage.relations) {
            all += relation.bytes();
            if (relation.bytes() > stage.articles) {
                report.say(
                        "  %-32s %8d",
                        (relation.index() ? "  " : "") + relation.name(),
                        relation.bytes() / stage.articles);
            }
        }
        report.say("  %-32s %8d", "all", all / stage.articles);
    }

    private void print(Load load) {
        report.say(
                "  %.0f articles by the processor second: %.0f µs in the JVM, %.0f µs in"
                        + " PostgreSQL for each",
                load.articlesACpuSecond(), load.jvm(), load.postgres());
        double all = load.jvm() + load.postgres();
        load.steps().entrySet().stream()
                .sorted(
                        Comparator.comparingDouble(
                                step -> -step.getValue().thread() - step.getValue().backend()))
                .forEach(
                        step ->
                                report.say(
                                        "    %-28s %6.0f µs in the JVM, %6.0f in PostgreSQL, %4.1f %%",
                                        step.getKey(),
                                        step.getValue().thread(),
                                        step.getValue().backend(),
                                        100
                                                * (step.getValue().thread()
                                                        + step.getValue().backend())
                                                / all));
    }

    private void growth(List<Stage> figures) {
        for (int i = 1; i < figures.size(); i++) {
            Stage before = figures.get(i - 1);
            Stage after = figures.get(i);
            report.say(
                    "%nfrom %,d to %,d articles: lookup × %.2f (processor time × %.2f), cost of"
                            + " storing × %.2f",
                    before.articles,
                    after.articles,
                    after.lookups.mean() / before.lookups.mean(),
                    after.lookups.meanCpu() / before.lookups.meanCpu(),
                    before.sample.articlesACpuSecond() / after.sample.articlesACpuSecond());
        }
    }
}
