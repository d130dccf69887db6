package org.dateline.benchmarks.store;

import java.io.DataInputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.dateline.benchmarks.store.Steps.Cost;
import org.dateline.database.article.Article;
import org.dateline.store.batch.Delivery;
import org.dateline.store.batch.Outcome;
import org.dateline.store.batch.Place;
import org.dateline.store.batch.Reading;
import org.dateline.store.postgres.ArticleStore;
import org.dateline.store.postgres.Result;

/// What store-service does with a batch of records, between Kafka and Kafka.
final class StorePath implements AutoCloseable {

    private final Server server;
    private final Steps steps;
    private final ArticleStore store;

    StorePath(Server server) throws SQLException {
        this.server = server;
        this.steps = new Steps(server.connectAsService());
        this.store = new ArticleStore(steps.dataSource(), Clock.systemUTC(), point -> {});
    }

    /// Microseconds for each article.
    ///
    /// @param jvm processor time of this process, with compiling and collecting garbage
    /// @param postgres processor time of all of PostgreSQL's processes, with cleaning up behind
    /// @param steps those of the thread and the backend that did the work
    record Load(long articles, double jvm, double postgres, Map<String, StepCost> steps) {

        double articlesACpuSecond() {
            return 1e6 / (jvm + postgres);
        }
    }

    /// Microseconds for each article.
    record StepCost(double thread, double backend) {}

    /// Milliseconds of the lookups of articles that come one by one.
    record Lookups(int count, double mean, double meanCpu, double p50, double p99) {}

    static Article read(byte[] event) {
        return switch (Reading.of(new Delivery(new Place("", 0, 0), null, null, event))) {
            case Outcome.Readable(Article article) -> article;
            case Outcome.Refused(var reason, var detail) ->
                    throw new IllegalStateException(reason + ": " + detail);
            case Outcome.Erased _, Outcome.Tombstone _ ->
                    throw new IllegalStateException("a tombstone");
        };
    }

    /// Stores so many of the events that are next, in batches.
    Load store(DataInputStream events, long count, int batch) throws IOException, SQLException {
        Map<String, Cost> costs = new TreeMap<>();
        long jvm = 0;
        long reading = 0;
        steps.take();
        long postgres = server.cpuNanos();
        for (long stored = 0; stored < count; stored += batch) {
            List<byte[]> values = new ArrayList<>(batch);
            for (long i = stored; i < Math.min(count, stored + batch); i++) {
                values.add(EnrichedArticles.next(events));
            }
            long begun = processNanos();
            long thread = threadNanos();
            List<Article> articles = values.stream().map(StorePath::read).toList();
            reading += threadNanos() - thread;
            store(articles);
            jvm += processNanos() - begun;
            steps.take().forEach((step, cost) -> costs.merge(step, cost, Cost::plus));
        }
        postgres = server.cpuNanos() - postgres;
        Map<String, StepCost> each = new LinkedHashMap<>();
        each.put("event read", new StepCost(micros(reading, count), 0));
        costs.forEach(
                (step, cost) ->
                        each.put(
                                step,
                                new StepCost(
                                        micros(cost.thread(), count),
                                        micros(cost.backend(), count))));
        return new Load(count, micros(jvm, count), micros(postgres, count), each);
    }

    /// Stores so many of the events that are next, one by one. Of a body that is known there is no
    /// lookup.
    Lookups lookups(DataInputStream events, int count) throws IOException, SQLException {
        List<Double> millis = new ArrayList<>();
        double cpu = 0;
        for (int i = 0; i < count; i++) {
            Article article = read(EnrichedArticles.next(events));
            steps.take();
            store(List.of(article));
            Cost lookup = steps.take().get(Steps.LOOKUP);
            if (lookup != null) {
                millis.add(lookup.wall() / 1e6);
                cpu += (lookup.backend() + lookup.thread()) / 1e6;
            }
        }
        if (millis.isEmpty()) {
            throw new IllegalStateException("no statement looked like the lookup");
        }
        Collections.sort(millis);
        int looked = millis.size();
        return new Lookups(
                looked,
                millis.stream().mapToDouble(Double::doubleValue).sum() / looked,
                cpu / looked,
                millis.get(looked / 2),
                millis.get((int) (looked * .99)));
    }

    private void store(List<Article> articles) throws SQLException {
        Result result = store.store(articles);
        if (!result.refused().isEmpty()) {
            throw new IllegalStateException(result.refused().getFirst().detail());
        }
        store.announced(result.moved());
    }

    private static double micros(long nanos, long count) {
        return nanos / 1e3 / count;
    }

    private static long processNanos() {
        return ProcessHandle.current().info().totalCpuDuration().orElseThrow().toNanos();
    }

    private static long threadNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    @Override
    public void close() throws SQLException {
        steps.close();
    }
}
