package org.dateline.training;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `dateline train entities`: every step that is not done yet, from text to model.
@Command(
        name = "entities",
        description = {
            "Train the model that finds persons, organizations and places.",
            "",
            "A step whose result is in the work folder is not repeated, so a run that was stopped goes"
                    + " on where it was. With the same text and settings the model is the same, byte"
                    + " for byte."
        })
final class EntitiesCommand implements Callable<Integer> {

    @Spec private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--corpus",
            required = true,
            paramLabel = "DIR",
            description =
                    "Folder of .txt, .txt.gz or .txt.xz files, also in folders below: a paragraph per"
                            + " line, an empty line between documents.")
    private Path corpus = Path.of("");

    @Option(
            names = "--out",
            required = true,
            paramLabel = "FILE",
            description = "Where to write the model.")
    private Path out = Path.of("");

    @Option(
            names = "--work",
            paramLabel = "DIR",
            description = "Folder for the results of steps. Default: FILE.work beside the model.")
    private @Nullable Path work;

    @Option(
            names = "--held-out",
            paramLabel = "DIR",
            description =
                    "Folder of test sets, repeatable: documents that share ten words in a row with any"
                            + " file in it are not trained on.")
    private List<Path> heldOut = new ArrayList<>();

    @Option(
            names = "--without",
            paramLabel = "NAME",
            description =
                    "Leave out a source, or all those in a folder, such as share-alike; repeatable.")
    private List<String> without = new ArrayList<>();

    @Option(
            names = "--mix",
            paramLabel = "FILE",
            description =
                    "Lines of a source's name (its file's without endings) and millions of its tokens"
                            + " to use; * stands for all others. Default: the mix of the model that"
                            + " comes with Dateline.")
    private @Nullable Path mix;

    @Option(
            names = "--name",
            paramLabel = "NAME",
            defaultValue = "dateline-entities-2",
            description =
                    "Name of the model, which events carry as the version of the engine. Default:"
                            + " ${DEFAULT-VALUE}.")
    private String name = "";

    @Option(
            names = "--epochs",
            paramLabel = "N",
            defaultValue = "3",
            description = "How often all sentences are learned from. Default: ${DEFAULT-VALUE}.")
    private int epochs;

    @Option(
            names = "--bits",
            paramLabel = "N",
            defaultValue = "20",
            description =
                    "Features are hashed into 2^N buckets of four bytes. Default: ${DEFAULT-VALUE}.")
    private int bits;

    @Option(
            names = "--dropout",
            paramLabel = "SHARE",
            defaultValue = "0.35",
            description =
                    "Share of the features that are left out at random each time. Default:"
                            + " ${DEFAULT-VALUE}.")
    private double dropout;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Of the order of sentences. Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Override
    public Integer call() throws IOException {
        require(Files.isDirectory(corpus), "--corpus: " + corpus + " is not a folder.");
        for (Path folder : heldOut) {
            require(Files.isDirectory(folder), "--held-out: " + folder + " is not a folder.");
        }
        require(epochs >= 1 && epochs <= 100, "--epochs: must be from 1 to 100.");
        require(bits >= 8 && bits <= 22, "--bits: must be from 8 to 22.");
        require(dropout >= 0 && dropout < 0.95, "--dropout: must be from 0 to 0.95.");
        Corpus text = Corpus.in(corpus).without(without);
        require(
                !text.sources().isEmpty(),
                "--corpus: " + corpus + " holds no .txt, .txt.gz or .txt.xz file to train on.");
        Path folder = work == null ? out.resolveSibling(out.getFileName() + ".work") : work;
        PrintWriter progress = spec.commandLine().getErr();
        EntityTraining training =
                new EntityTraining(
                        folder,
                        new EntityTraining.Settings(
                                name,
                                mix(),
                                heldOut,
                                new Trainer.Settings(bits, epochs, dropout, seed)),
                        Teacher::load,
                        line -> {
                            progress.println(line);
                            progress.flush();
                        });
        training.train(text, out);
        return 0;
    }

    private Mix mix() throws IOException {
        if (mix == null) {
            return Mix.standard();
        }
        require(Files.isReadable(mix), "--mix: " + mix + " can't be read.");
        return Mix.parse(Files.newBufferedReader(mix, StandardCharsets.UTF_8));
    }

    private void require(boolean condition, String message) {
        if (!condition) {
            throw new ParameterException(spec.commandLine(), message);
        }
    }
}
