package org.dateline.formats;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.dateline.events.Sha256;
import org.junit.jupiter.api.Test;

class RecordInputTest {

    /// Lines shorter and longer than a block, and than what is wanted.
    @Property(tries = 200)
    void linesAreThoseOfTheFileAndWhatWasTakenIsHashed(
            @ForAll @Size(max = 8) List<@IntRange(max = 1_500) Integer> lengths,
            @ForAll boolean ended)
            throws IOException {
        List<String> lines = lengths.stream().map(length -> "x".repeat(length) + length).toList();
        byte[] file =
                (String.join("\n", lines) + (ended && !lines.isEmpty() ? "\n" : ""))
                        .getBytes(UTF_8);
        int most = 1_000;

        RecordInput input = input(file);
        List<String> read = new ArrayList<>();
        Optional<RecordInput.Line> line = input.line(most);
        while (line.isPresent()) {
            RecordInput.Line one = line.get();
            assertThat(one.start()).isLessThan(file.length);
            assertThat(input.sha256())
                    .isEqualTo(Sha256.hex(Arrays.copyOf(file, (int) input.taken())));
            assertThat(one.bytes().isPresent()).isEqualTo(one.length() <= most);
            read.add(new String(file, (int) one.start(), (int) one.length(), UTF_8));
            one.bytes()
                    .ifPresent(
                            bytes ->
                                    assertThat(new String(bytes, UTF_8)).isEqualTo(read.getLast()));
            line = input.line(most);
        }
        assertThat(read).isEqualTo(lines);
        assertThat(input.taken()).isEqualTo(file.length);
    }

    @Property(tries = 200)
    void whatIsSkippedIsTakenAndTheRestFollows(
            @ForAll @StringLength(max = 2_000) @CharRange(from = 'a', to = 'e') String text,
            @ForAll @IntRange(max = 2_000) int skipped,
            @ForAll @IntRange(max = 2_000) int most)
            throws IOException {
        byte[] file = text.getBytes(UTF_8);
        RecordInput input = input(file);

        boolean enough = input.skip(skipped);

        assertThat(enough).isEqualTo(skipped <= file.length);
        assertThat(input.taken()).isEqualTo(Math.min(skipped, file.length));
        byte[] rest = input.rest(most);
        assertThat(rest).hasSize(Math.max(0, Math.min(most, file.length - skipped)));
        assertThat(input.sha256()).isEqualTo(Sha256.hex(Arrays.copyOf(file, (int) input.taken())));
    }

    @Test
    void whatAStreamReadsIsTakenAndHashedAlsoBehindALookAtTheBeginning() throws IOException {
        byte[] file = "x".repeat(100_000).getBytes(UTF_8);
        try (RecordInput input = new RecordInput(new ByteArrayInputStream(file), file.length)) {
            assertThat(input.beginning("a").bytes()).hasSize(Beginning.LENGTH);
            assertThat(input.taken()).isZero();

            assertThat(input.stream().readAllBytes()).isEqualTo(file);

            assertThat(input.taken()).isEqualTo(file.length);
            assertThat(input.sha256()).isEqualTo(Sha256.hex(file));
            assertThat(input.stream().read()).isEqualTo(-1);
        }
    }

    @Test
    void aVeryLongLineIsTakenInPartsAndUntilItsEndOnlyWhatIsBeforeItCounts() throws IOException {
        byte[] file = ("first\n" + "x".repeat(40 << 20) + "\nlast").getBytes(UTF_8);
        RecordInput input = input(file);
        input.line(100);

        int parts = 0;
        RecordInput.Line line = input.line(100).orElseThrow();
        while (!line.isComplete()) {
            parts++;
            assertThat(input.taken()).isEqualTo(6);
            assertThat(input.sha256()).isEqualTo(Sha256.hex("first\n"));
            assertThat(input.position()).isGreaterThan(6);
            line = input.line(100).orElseThrow();
        }

        assertThat(parts).isGreaterThan(1);
        assertThat(line).isEqualTo(new RecordInput.Line(2, 6, 40 << 20, Optional.empty(), true));
        assertThat(input.line(100).orElseThrow().number()).isEqualTo(3);
        assertThat(input.sha256()).isEqualTo(Sha256.hex(file));
    }

    @Test
    void linesThatAreSkippedAreCounted() throws IOException {
        RecordInput input = input("a\n\nb\nc\n".getBytes(UTF_8));
        input.skip(5);

        assertThat(input.line(100).orElseThrow().number()).isEqualTo(4);
    }

    private static RecordInput input(byte[] file) {
        return new RecordInput(new ByteArrayInputStream(file), 0);
    }
}
