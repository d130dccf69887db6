package org.dateline.benchmarks.kernels;

import java.time.Clock;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.dateline.benchmarks.kernels.Samples.Sample;
import org.dateline.enrichment.Enricher;
import org.dateline.enrichment.entities.EntityExtractor;
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

/// Entities, and the whole of enrichment; one operation is all samples.
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(2)
@Warmup(iterations = 4, time = 4)
@Measurement(iterations = 5, time = 3)
public class EntityKernels {

    @State(Scope.Benchmark)
    public static class Articles {

        private final List<Sample> samples = Samples.read();
    }

    @State(Scope.Benchmark)
    public static class Ours {

        private final Enricher enricher = Enricher.load(Clock.systemUTC());
        private final EntityExtractor entities = EntityExtractor.english();
    }

    @Benchmark
    public void entities(Articles articles, Ours ours, Work work, Blackhole sink) {
        for (Sample sample : articles.samples) {
            sink.consume(
                    ours.entities.extract(
                            sample.text(), sample.segments(), EntityExtractor.TOKEN_BUDGET));
            count(sample, work);
        }
    }

    @Benchmark
    public void everything(Articles articles, Ours ours, Work work, Blackhole sink) {
        for (Sample sample : articles.samples) {
            sink.consume(ours.enricher.enrich(sample.article()));
            count(sample, work);
        }
    }

    private static void count(Sample sample, Work work) {
        work.words += sample.words();
        work.megabytes += sample.text().length() / 1e6;
    }
}
