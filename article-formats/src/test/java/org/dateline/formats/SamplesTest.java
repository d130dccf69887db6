package org.dateline.formats;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What holds for every format. The samples of a format are in the folder that is named after the
/// usual ending of its files; the names of damaged ones begin with `corrupt`.
class SamplesTest {

    private static final Path SAMPLES = Path.of("src/test/resources/samples");

    private static final Formats FORMATS = new Formats();

    private static final List<Path> ALL = files(SAMPLES);

    /// @param bytes that were taken of the file when it came
    private record At(Step step, long bytes, String sha256) {}

    static Stream<ArticleFormat> formats() {
        return FORMATS.all().stream();
    }

    static Stream<Path> samples() {
        return ALL.stream();
    }

    @ParameterizedTest
    @MethodSource("formats")
    void everyFormatHasARowInTheDocumentation(ArticleFormat format) throws IOException {
        assertThat(Files.readString(Path.of("../docs/formats.md")).lines())
                .contains(format.description().row());
    }

    @ParameterizedTest
    @MethodSource("formats")
    void everyFormatHasGoodSamplesAndCorruptOnes(ArticleFormat format) {
        List<Path> samples = files(SAMPLES.resolve(format.description().endings().getFirst()));

        assertThat(samples.stream().filter(SamplesTest::isCorrupt)).isNotEmpty();
        assertThat(samples.stream().filter(sample -> !isCorrupt(sample))).isNotEmpty();
    }

    @Test
    void everySampleIsOfTheFormatThatItStandsFor() throws IOException {
        Set<String> folders =
                formats()
                        .map(format -> format.description().endings().getFirst())
                        .collect(Collectors.toSet());

        for (Path sample : ALL) {
            String folder = SAMPLES.relativize(sample).getName(0).toString();
            assertThat(folders).contains(folder);
            // one that is compressed is told by what it is compressed with
            if (!sample.toString().endsWith("gz")) {
                assertThat(format(sample.getFileName().toString(), Files.readAllBytes(sample)))
                        .extracting(format -> format.description().endings().getFirst())
                        .as(sample.toString())
                        .isEqualTo(folder);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void goodSamplesGiveArticlesAndCorruptOnesAReason(Path sample) throws IOException {
        List<Step> steps = read(sample, Files.readAllBytes(sample)).stream().map(At::step).toList();

        if (isCorrupt(sample)) {
            assertThat(steps)
                    .anyMatch(step -> step instanceof Step.Broken || step instanceof Step.Unusable);
        } else {
            assertThat(steps).anyMatch(step -> step instanceof Step.Article);
            assertThat(steps.getLast()).isEqualTo(new Step.End());
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void readingOnAtAnyRecordGivesTheSameRecords(Path sample) throws IOException {
        byte[] bytes = Files.readAllBytes(sample);
        List<At> whole = read(sample, bytes);

        for (int record = 1; record < whole.size(); record++) {
            List<At> rest = readOn(sample, bytes, record, whole.get(record - 1));
            assertThat(rest.stream().map(SamplesTest::shown))
                    .containsExactlyElementsOf(
                            whole.subList(record, whole.size()).stream()
                                    .map(SamplesTest::shown)
                                    .toList());
        }
    }

    @Property(tries = 1500)
    void anyPrefixGivesArticlesOrAReason(
            @ForAll("anySample") Path sample, @ForAll @DoubleRange(min = 0, max = 1) double share)
            throws IOException {
        byte[] bytes = Files.readAllBytes(sample);
        int length = (int) (bytes.length * share);

        assertEnds(sample, Arrays.copyOf(bytes, length));
    }

    @Property(tries = 1500)
    void anyDamageGivesArticlesOrAReason(
            @ForAll("anySample") Path sample,
            @ForAll @DoubleRange(min = 0, max = 1) double share,
            @ForAll byte damage)
            throws IOException {
        byte[] bytes = Files.readAllBytes(sample);
        if (bytes.length > 0) {
            bytes[(int) ((bytes.length - 1) * share)] = damage;
        }

        assertEnds(sample, bytes);
    }

    @Provide
    Arbitrary<Path> anySample() {
        return Arbitraries.of(ALL);
    }

    private static void assertEnds(Path sample, byte[] bytes) throws IOException {
        assertThat(read(sample, bytes).getLast().step())
                .isInstanceOfAny(Step.End.class, Step.Unusable.class);
    }

    private static List<At> read(Path sample, byte[] bytes) throws IOException {
        RecordInput input = Steps.input(bytes);
        ArticleFormat format = format(input, sample);
        try (RecordReader reader = format.open(input, 0)) {
            return rest(input, reader);
        }
    }

    /// As ingestion does it after a crash.
    private static List<At> readOn(Path sample, byte[] bytes, int record, At last)
            throws IOException {
        RecordInput input = Steps.input(bytes);
        ArticleFormat format = format(input, sample);
        if (format.resumesByBytes()) {
            assertThat(input.skip(last.bytes())).isTrue();
        }
        try (RecordReader reader = format.open(input, format.resumesByBytes() ? record : 0)) {
            if (!format.resumesByBytes()) {
                for (int passed = 0; passed < record; ) {
                    passed += reader.pass() instanceof Step.Unfinished ? 0 : 1;
                }
            }
            assertThat(input.taken()).isEqualTo(last.bytes());
            assertThat(input.sha256()).isEqualTo(last.sha256());
            return rest(input, reader);
        }
    }

    private static List<At> rest(RecordInput input, RecordReader reader) throws IOException {
        List<At> all = new ArrayList<>();
        while (true) {
            Step step = reader.next();
            if (!(step instanceof Step.Unfinished)) {
                all.add(new At(step, input.taken(), input.sha256()));
            }
            if (step instanceof Step.End || step instanceof Step.Unusable) {
                return all;
            }
        }
    }

    /// Arrays are equal only where they are the same.
    private static String shown(At at) {
        return switch (at.step()) {
            case Step.Article article ->
                    article.text() + article.declared() + article.sha256() + at.bytes();
            case Step.Broken broken ->
                    broken.reason() + broken.detail() + broken.origin().start() + at.bytes();
            default -> at.step() + " " + at.bytes();
        };
    }

    private static ArticleFormat format(RecordInput input, Path sample) throws IOException {
        Beginning beginning = input.beginning(sample.getFileName().toString());
        // a file that is cut off is read as what its name says
        return FORMATS.of(beginning)
                .orElseGet(() -> FORMATS.named(beginning.ending()).orElseGet(SamplesTest::any));
    }

    private static ArticleFormat format(String name, byte[] bytes) {
        return FORMATS.of(
                        new Beginning(
                                name,
                                Arrays.copyOf(bytes, Math.min(bytes.length, Beginning.LENGTH))))
                .orElseThrow();
    }

    /// For the beginning of a file that only its content told.
    private static ArticleFormat any() {
        return FORMATS.named("txt").orElseThrow();
    }

    private static boolean isCorrupt(Path sample) {
        return sample.getFileName().toString().startsWith("corrupt");
    }

    private static List<Path> files(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
