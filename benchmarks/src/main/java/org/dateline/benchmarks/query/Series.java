package org.dateline.benchmarks.query;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.dateline.benchmarks.setting.ServiceProcess;
import org.dateline.benchmarks.store.Server;

/// Requests of one kind, one after the other, and what was measured of them.
final class Series {

    private final ServiceProcess gateway;
    private final Server database;
    private final List<String> paths = new ArrayList<>();
    private final List<Double> millis = new ArrayList<>();
    private int articles;
    private Duration gatewayCpu = Duration.ZERO;
    private Duration databaseCpu = Duration.ZERO;

    Series(ServiceProcess gateway, Server database) {
        this.gateway = gateway;
        this.database = database;
    }

    /// @param shown how many articles the answer has
    void add(String path, int shown) {
        paths.add(path);
        articles += shown;
    }

    boolean isEmpty() {
        return paths.isEmpty();
    }

    /// Sends every request once.
    void run() throws IOException, InterruptedException {
        Duration gatewayBefore = gateway.cpu();
        long databaseBefore = database.cpuNanos();
        for (String path : paths) {
            long begun = System.nanoTime();
            gateway.get(path);
            millis.add((System.nanoTime() - begun) / 1e6);
        }
        gatewayCpu = gatewayCpu.plus(gateway.cpu()).minus(gatewayBefore);
        databaseCpu = databaseCpu.plusNanos(database.cpuNanos() - databaseBefore);
    }

    /// Of all requests that were sent.
    Figures figures() {
        List<Double> sorted = millis.stream().sorted().toList();
        return new Figures(
                paths.size(),
                sorted.size(),
                articles,
                percentile(sorted, .50),
                percentile(sorted, .95),
                percentile(sorted, .99),
                each(gatewayCpu),
                each(databaseCpu));
    }

    private double each(Duration cpu) {
        return millis.isEmpty() ? 0 : cpu.toNanos() / 1e6 / millis.size();
    }

    /// By the nearest rank.
    static double percentile(List<Double> sorted, double share) {
        return sorted.isEmpty()
                ? 0
                : sorted.get(Math.max(0, (int) Math.ceil(share * sorted.size()) - 1));
    }

    /// Milliseconds, for each request.
    ///
    /// @param questions different requests, each sent equally often
    /// @param articles in one answer to each question, all together
    /// @param gatewayCpu processor time of the gateway
    /// @param databaseCpu processor time of PostgreSQL
    record Figures(
            int questions,
            int requests,
            int articles,
            double p50,
            double p95,
            double p99,
            double gatewayCpu,
            double databaseCpu) {

        double cpu() {
            return gatewayCpu + databaseCpu;
        }
    }
}
