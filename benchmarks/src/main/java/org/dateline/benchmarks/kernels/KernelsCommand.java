package org.dateline.benchmarks.kernels;

import java.util.List;
import java.util.concurrent.Callable;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `dateline bench kernels`.
@Command(
        name = "kernels",
        description = "Run the JMH benchmarks of single steps of enrichment, over the samples.")
public final class KernelsCommand implements Callable<Integer> {

    @Parameters(
            arity = "0..*",
            paramLabel = "PATTERN",
            description = "Regular expressions for the names of those to run; all by default.")
    private List<String> patterns = List.of("org\\.dateline\\.benchmarks\\.kernels\\..*");

    @Option(
            names = "--quick",
            description = "One fork and few iterations: whether it runs, not how fast.")
    private boolean quick;

    @Override
    public Integer call() throws RunnerException {
        OptionsBuilder options = new OptionsBuilder();
        patterns.forEach(options::include);
        if (quick) {
            options.forks(1).warmupIterations(1).measurementIterations(1);
        }
        new Runner(options.build()).run();
        return 0;
    }
}
