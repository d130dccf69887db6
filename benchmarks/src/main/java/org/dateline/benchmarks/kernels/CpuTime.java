package org.dateline.benchmarks.kernels;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.ScalarResult;

/// The cores that a benchmark kept busy, garbage collection included. What is done in a second is
/// divided by it for what is done in a second of one core, which a machine's other work changes
/// little.
public final class CpuTime implements InternalProfiler {

    static final String CORES = "cores";

    private final OperatingSystemMXBean system =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private long cpu;
    private long time;

    @Override
    public String getDescription() {
        return "cores kept busy";
    }

    @Override
    public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
        cpu = system.getProcessCpuTime();
        time = System.nanoTime();
    }

    @Override
    public Collection<? extends Result<?>> afterIteration(
            BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
        double cores = (double) (system.getProcessCpuTime() - cpu) / (System.nanoTime() - time);
        return List.of(new ScalarResult(CORES, cores, "cores", AggregationPolicy.AVG));
    }
}
