package org.dateline.benchmarks.kernels;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.dateline.benchmarks.kernels.Samples.Sample;
import org.dateline.events.fingerprint.Fingerprinter;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/// From text and segments to the fingerprint; one operation is all samples.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(2)
@Warmup(iterations = 5, time = 4)
@Measurement(iterations = 5, time = 2)
public class FingerprintKernel {

    private final List<Sample> samples = Samples.read();

    @Benchmark
    public void fingerprint(Work work, Blackhole sink) {
        for (Sample sample : samples) {
            sink.consume(Fingerprinter.of(sample.text(), sample.segments()));
            work.words += sample.words();
            work.megabytes += sample.bodyBytes() / 1e6;
        }
    }
}
