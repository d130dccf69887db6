package org.dateline.training;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.dateline.enrichment.recognizer.hashed.HashedRecognizer;
import org.dateline.enrichment.recognizer.hashed.Lexicon;
import org.dateline.enrichment.recognizer.hashed.TaggerModel;

/// All steps from a corpus to a model. What a step made lies in the work folder under a name that
/// says what it was made of, and is used again.
final class EntityTraining {

    /// Occurrences of a word that gets clusters, how many words do, and how many clusters are made.
    private static final LexiconBuilder LEXICON = new LexiconBuilder(8, 130_000, 600, 60, 1);

    /// How common a name must be, and how much of it of one type, to be that type elsewhere too.
    private static final int FEWEST_AGREEING = 5;

    private static final double SHARE_AGREEING = 0.9;

    private static final int LINES_OF_A_LAYOUT = 300;

    private final Path work;
    private final Settings settings;
    private final TeacherSource teacher;
    private final Consumer<String> progress;

    /// Loads the teacher, which is slow, when there is something to label.
    interface TeacherSource {

        Labeller load() throws IOException;
    }

    /// What a model is made with.
    ///
    /// @param name of the model
    /// @param heldOut folders of test sets
    record Settings(String name, Mix mix, List<Path> heldOut, Trainer.Settings trainer) {

        Settings {
            heldOut = List.copyOf(heldOut);
        }
    }

    EntityTraining(Path work, Settings settings, TeacherSource teacher, Consumer<String> progress) {
        this.work = work;
        this.settings = settings;
        this.teacher = teacher;
        this.progress = progress;
    }

    void train(Corpus corpus, Path out) throws IOException {
        List<Path> labelled = label(corpus);
        TrainingText text = new TrainingText();
        for (Path file : labelled) {
            text.add(file);
        }
        progress.accept("%,d tokens in %,d sentences".formatted(text.tokens(), text.sentences()));
        Lexicon lexicon = lexicon(text, labelled);
        progress.accept(
                "%,d words in clusters, %,d ordinary words"
                        .formatted(lexicon.clusters().size(), lexicon.ordinary().size()));
        progress.accept("headlines by their texts' names: " + new Headlines(text).apply());
        progress.accept("names by what is said of them: " + new Definitions(text).apply());
        progress.accept(
                "%,d words of names that are mostly something else"
                        .formatted(new Consensus(text, FEWEST_AGREEING, SHARE_AGREEING).apply()));
        new Tables(settings.trainer().seed(), LINES_OF_A_LAYOUT).addTo(text);
        new Recasing(settings.trainer().seed()).addTo(text);
        Trainer.Weights weights = new Trainer(text, lexicon, settings.trainer()).train(progress);
        TaggerModel model =
                TaggerModel.of(
                        settings.name(),
                        settings.trainer().bits(),
                        weights.weights(),
                        weights.transitions(),
                        lexicon);
        write(model, out);
        HashedRecognizer recognizer = new HashedRecognizer(model);
        Development development = Development.read();
        progress.accept(
                "%s: %,d bytes; on the sentences labelled by hand %s by itself, %s with rules"
                        .formatted(
                                out,
                                Files.size(out),
                                development.bare(recognizer),
                                development.withRules(recognizer)));
    }

    private List<Path> label(Corpus corpus) throws IOException {
        Path folder = Files.createDirectories(work.resolve("labels"));
        List<Path> labelled = new ArrayList<>();
        Labelling labelling = null;
        for (Corpus.Source source : corpus.sources()) {
            long tokens = settings.mix().of(source.name());
            if (tokens == 0) {
                continue;
            }
            Path file = folder.resolve("%s-%d.labels".formatted(source.name(), tokens));
            labelled.add(file);
            if (Files.exists(file)) {
                continue;
            }
            if (labelling == null) {
                labelling = new Labelling(teacher.load(), HeldOut.of(settings.heldOut()));
            }
            Labelling.Result result = labelling.label(source, tokens, file);
            progress.accept(
                    "%s: %,d tokens in %,d documents labelled; %,d documents left out, for they share text with a test set"
                            .formatted(
                                    source.name(),
                                    result.tokens(),
                                    result.documents(),
                                    result.leftOut()));
        }
        return labelled;
    }

    private Lexicon lexicon(TrainingText text, List<Path> labelled) throws IOException {
        List<Path> names = labelled.stream().map(Path::getFileName).toList();
        int of = names.toString().hashCode();
        Path file = work.resolve("lexicon-%08x.model".formatted(of));
        if (Files.exists(file)) {
            try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
                return TaggerModel.read(in).lexicon();
            }
        }
        Lexicon lexicon = LEXICON.build(text);
        write(TaggerModel.untrained("lexicon", lexicon), file);
        return lexicon;
    }

    private static void write(TaggerModel model, Path file) throws IOException {
        Path unfinished = file.resolveSibling(file.getFileName() + ".unfinished");
        try (OutputStream stream = new BufferedOutputStream(Files.newOutputStream(unfinished))) {
            model.write(stream);
        }
        Files.move(
                unfinished,
                file,
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
    }
}
