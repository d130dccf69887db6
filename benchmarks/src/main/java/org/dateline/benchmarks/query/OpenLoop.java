package org.dateline.benchmarks.query;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.dateline.benchmarks.setting.ServiceProcess;
import org.dateline.benchmarks.store.Server;
import org.jspecify.annotations.Nullable;

/// Requests that are sent when they are due, whether those before are answered or not, as many
/// clients that know nothing of each other send them. A latency counts from when the request was
/// due, so that waiting behind a slow answer is in it.
final class OpenLoop {

    private final ServiceProcess gateway;
    private final Server database;

    OpenLoop(ServiceProcess gateway, Server database) {
        this.gateway = gateway;
        this.database = database;
    }

    /// @param late how many milliseconds behind their time the requests were sent at most
    /// @param gatewayCpu milliseconds of processor time for each request
    record Load(
            double perSecond,
            int requests,
            double p50,
            double p95,
            double p99,
            double max,
            double late,
            double gatewayCpu,
            double databaseCpu) {}

    /// Sends each of the paths once, so many a second.
    Load run(List<String> paths, double perSecond) throws IOException, InterruptedException {
        List<Double> millis = Collections.synchronizedList(new ArrayList<>(paths.size()));
        AtomicReference<@Nullable IOException> failure = new AtomicReference<>();
        Duration gatewayCpu = gateway.cpu();
        long databaseCpu = database.cpuNanos();
        double late = 0;
        long begin = System.nanoTime();
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < paths.size(); i++) {
                long due = begin + (long) (i * 1e9 / perSecond);
                for (long wait = due - System.nanoTime();
                        wait > 0;
                        wait = due - System.nanoTime()) {
                    LockSupport.parkNanos(wait);
                }
                late = Math.max(late, (System.nanoTime() - due) / 1e6);
                String path = paths.get(i);
                clients.submit(
                        () -> {
                            try {
                                gateway.get(path);
                                millis.add((System.nanoTime() - due) / 1e6);
                            } catch (IOException e) {
                                failure.compareAndSet(null, e);
                            }
                            return null;
                        });
            }
        }
        IOException failed = failure.get();
        if (failed != null) {
            throw failed;
        }
        List<Double> sorted = millis.stream().sorted().toList();
        return new Load(
                perSecond,
                sorted.size(),
                Series.percentile(sorted, .50),
                Series.percentile(sorted, .95),
                Series.percentile(sorted, .99),
                sorted.getLast(),
                late,
                gateway.cpu().minus(gatewayCpu).toNanos() / 1e6 / paths.size(),
                (database.cpuNanos() - databaseCpu) / 1e6 / paths.size());
    }
}
