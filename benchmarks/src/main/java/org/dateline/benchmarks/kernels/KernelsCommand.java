package org.dateline.benchmarks.kernels;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `dateline bench kernels`.
@Command(
        name = "kernels",
        description = {
            "Run the JMH benchmarks of single enrichment steps on the samples.",
            "The final table shows throughput per second of one core's time, which other load on"
                    + " the machine hardly changes."
        })
public final class KernelsCommand implements Callable<Integer> {

    @Parameters(
            arity = "0..*",
            paramLabel = "PATTERN",
            description = "Regular expressions for benchmark names (default: all).")
    private List<String> patterns = List.of("org\\.dateline\\.benchmarks\\.kernels\\..*");

    @Option(names = "--quick", description = "One fork and few iterations: checks that it runs.")
    private boolean quick;

    @Override
    public Integer call() throws RunnerException {
        OptionsBuilder options = new OptionsBuilder();
        patterns.forEach(options::include);
        if (quick) {
            options.forks(1).warmupIterations(1).measurementIterations(1);
        }
        options.addProfiler(CpuTime.class);
        Collection<RunResult> results = new Runner(options.build()).run();
        System.out.printf("%n%-24s %16s %16s%n", "per second of one core", "words", "megabytes");
        for (RunResult result : results) {
            double cores = score(result, CpuTime.CORES);
            String name = result.getParams().getBenchmark();
            System.out.printf(
                    "%-24s %,16.0f %,16.2f%n",
                    name.substring(name.lastIndexOf('.') + 1),
                    score(result, "words") / cores,
                    score(result, "megabytes") / cores);
        }
        return 0;
    }

    private static double score(RunResult result, String what) {
        return Objects.requireNonNull(result.getSecondaryResults().get(what), what).getScore();
    }
}
