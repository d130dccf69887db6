package org.dateline.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

/// Reading the corpus, leaving out test sets, and the file between the steps.
class TextStepsTest {

    @TempDir Path folder;

    @Test
    void filesOfThreeKindsAreReadAsDocumentsOfParagraphs() throws IOException {
        String text = "One.\nTwo.\n\n\nThree.\n";
        Files.writeString(folder.resolve("plain.txt"), text);
        Files.createDirectories(folder.resolve("below"));
        try (OutputStream out =
                new GZIPOutputStream(
                        Files.newOutputStream(folder.resolve("below/zipped.txt.gz")))) {
            out.write(text.getBytes());
        }
        try (OutputStream out =
                new XZOutputStream(
                        Files.newOutputStream(folder.resolve("packed.txt.xz")),
                        new LZMA2Options())) {
            out.write(text.getBytes());
        }
        Files.writeString(folder.resolve("README.md"), "no text to train on");

        Corpus corpus = Corpus.in(folder);

        assertThat(corpus.sources())
                .extracting(Corpus.Source::name)
                .containsExactly("zipped", "packed", "plain");
        for (Corpus.Source source : corpus.sources()) {
            List<List<String>> documents = new ArrayList<>();
            source.documents(documents::add);
            assertThat(documents).containsExactly(List.of("One.", "Two."), List.of("Three."));
        }
        assertThat(corpus.without(List.of("below", "plain")).sources())
                .extracting(Corpus.Source::name)
                .containsExactly("packed");
    }

    @Test
    void tenWordsInARowOfATestSetAreRecognizedWhateverTheirMarks() throws IOException {
        Files.writeString(
                folder.resolve("set.ndjson"),
                "{\"text\":\"A quick brown fox\\njumps over the lazy dog, it is said.\"}");

        HeldOut heldOut = HeldOut.of(List.of(folder));

        assertThat(heldOut.shares("So: \"a Quick brown fox jumps -- over the lazy dog, it\""))
                .isTrue();
        assertThat(heldOut.shares("a quick brown fox jumps over the lazy dog")).isFalse();
        assertThat(heldOut.shares("a quick brown fox jumps over the lazy cat it is")).isFalse();
        assertThat(HeldOut.of(List.of()).shares("a b c d e f g h i j k l")).isFalse();
    }

    @Test
    void labelledSentencesAreReadAsWritten() throws IOException {
        Path file = folder.resolve("a.labels");
        try (LabelledText.Writer writer = new LabelledText.Writer(file)) {
            writer.sentence(List.of("Ann", "met", "Ann"), new byte[] {2, 1, 3});
            writer.endDocument();
            writer.sentence(List.of("met"), new byte[] {1});
            writer.complete();
        }

        TrainingText text = new TrainingText();
        text.add(file);

        assertThat(text.sentences()).isEqualTo(2);
        assertThat(text.sentence(0)).containsExactly("Ann", "met", "Ann");
        assertThat(text.labelsOf(0)).containsExactly(2, 1, 3);
        assertThat(text.sentence(1)).containsExactly("met");
        assertThat(text.spellings()).hasSize(2);
    }

    @Test
    void aFileThatIsNotCompleteIsNotThere() throws IOException {
        Path file = folder.resolve("a.labels");
        try (LabelledText.Writer writer = new LabelledText.Writer(file)) {
            writer.sentence(List.of("Ann"), new byte[] {2});
        }

        assertThat(file).doesNotExist();
    }

    @Test
    void aMixSaysHowMuchOfEachSource() throws IOException {
        Mix mix = Mix.parse(new StringReader("# comment\nnews 1.5\n\n* 2\n"));

        assertThat(mix.of("news")).isEqualTo(1_500_000);
        assertThat(mix.of("else")).isEqualTo(2_000_000);
        assertThatThrownBy(() -> Mix.parse(new StringReader("news a lot")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("'news a lot'");
        assertThat(Mix.standard().of("wikinews")).isPositive();
    }

    @Test
    void someSentencesAreAddedAsHeadlinesWithTheirLabels() {
        TrainingText text = new TrainingText();
        for (int i = 0; i < 1_000; i++) {
            text.add(List.of("we", "met", "Ann", "in", "town"), new byte[] {1, 1, 2, 1, 1});
        }

        new Recasing(1).addTo(text);

        List<String> added = new ArrayList<>();
        for (int i = 1_000; i < text.sentences(); i++) {
            added.add(String.join(" ", text.sentence(i)));
            assertThat(text.labelsOf(i)).containsExactly(1, 1, 2, 1, 1);
        }
        assertThat(added)
                .hasSizeBetween(50, 150)
                .contains("We Met Ann in Town", "WE MET ANN IN TOWN");
    }

    @Test
    void linesOfTablesAreAddedWithNamesOfTheText() {
        TrainingText text = new TrainingText();
        for (int i = 0; i < 5; i++) {
            text.add(
                    List.of("Ann", "Lee", "left", "Acme", "in", "Rome"),
                    new byte[] {2, 2, 1, 4, 1, 8});
            text.add(List.of("Perhaps", "Unsure"), new byte[] {1, 3});
        }
        int before = text.sentences();

        new Tables(1, 900).addTo(text);

        List<String> lines = new ArrayList<>();
        for (int i = before; i < text.sentences(); i++) {
            lines.add(String.join(" ", text.sentence(i)));
        }
        assertThat(lines)
                .contains(
                        "By Ann Lee",
                        "Acme v Acme",
                        "ROME -",
                        "Referee : Ann Lee ( Rome )",
                        "Acme v Rome",
                        "Booked : Lee , Lee")
                .anyMatch(line -> line.matches("Acme \\d+ , Acme \\d+"))
                .anyMatch(line -> line.matches("\\d+ \\. Ann Lee \\( Rome \\) .*"))
                .noneMatch(line -> line.contains("Unsure"));
        int credit = before + lines.indexOf("By Ann Lee");
        assertThat(text.labelsOf(credit)).containsExactly(1, 2, 2);
    }

    @Test
    void aTextWithoutNamesGetsNoTables() {
        TrainingText text = new TrainingText();
        text.add(List.of("nothing", "here"), new byte[] {1, 1});

        new Tables(1, 900).addTo(text);

        assertThat(text.sentences()).isEqualTo(1);
    }
}
