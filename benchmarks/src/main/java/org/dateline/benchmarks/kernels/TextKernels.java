package org.dateline.benchmarks.kernels;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.dateline.benchmarks.kernels.Samples.Sample;
import org.dateline.enrichment.dates.DateScan;
import org.dateline.enrichment.dates.DateTagger;
import org.dateline.enrichment.language.LanguageDetector;
import org.dateline.enrichment.published.PublicationDates;
import org.dateline.enrichment.segments.Segmentation;
import org.dateline.enrichment.segments.Segmenter;
import org.dateline.enrichment.title.Titles;
import org.dateline.events.PublicationDate;
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

/// Segments, language, dates, and all of enrichment but the entities; one operation is all samples.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(2)
@Warmup(iterations = 5, time = 4)
@Measurement(iterations = 5, time = 2)
public class TextKernels {

    private final List<Sample> samples = Samples.read();
    private final Segmenter segmenter = Segmenter.load();
    private final LanguageDetector languages = LanguageDetector.load();

    @Benchmark
    public void segments(Work work, Blackhole sink) {
        for (Sample sample : samples) {
            sink.consume(segmenter.segment(sample.text(), null));
            count(sample, work);
        }
    }

    @Benchmark
    public void language(Work work, Blackhole sink) {
        for (Sample sample : samples) {
            sink.consume(languages.detect(sample.text(), sample.segments()));
            count(sample, work);
        }
    }

    @Benchmark
    public void dates(Work work, Blackhole sink) {
        LocalDate published = LocalDate.of(2023, 11, 10);
        for (Sample sample : samples) {
            sink.consume(DateTagger.english().scan(sample.text()).resolve(published));
            count(sample, work);
        }
    }

    @Benchmark
    public void everythingButEntities(Work work, Blackhole sink) {
        for (Sample sample : samples) {
            String text = sample.text();
            Segmentation segmentation = segmenter.segment(text, null);
            sink.consume(languages.detect(text, segmentation.segments()));
            DateScan scan = DateTagger.english().scan(text);
            Optional<PublicationDate> published =
                    PublicationDates.find(sample.article(), segmentation.segments(), scan);
            sink.consume(
                    scan.resolve(
                            published
                                    .filter(date -> date.value().length() >= 10)
                                    .map(date -> LocalDate.parse(date.value().substring(0, 10)))
                                    .orElse(null)));
            sink.consume(Titles.of(sample.article().declared(), text, segmentation.title()));
            sink.consume(Fingerprinter.of(text, segmentation.segments()));
            count(sample, work);
        }
    }

    private static void count(Sample sample, Work work) {
        work.words += sample.words();
        work.megabytes += sample.text().length() / 1e6;
    }
}
