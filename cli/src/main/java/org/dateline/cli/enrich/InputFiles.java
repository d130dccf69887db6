package org.dateline.cli.enrich;

import java.io.BufferedInputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The records of several inputs, one input after the other. One that can't be read costs itself.
final class InputFiles implements OrderedEnrichment.Records, AutoCloseable {

    static final String STANDARD_INPUT = "-";

    private final Iterator<String> files;
    private final InputFile.Settings settings;
    private @Nullable InputFile current;
    private String shown = "";

    /// @param files paths, or `-` for standard input
    InputFiles(List<String> files, InputFile.Settings settings) {
        this.files = files.iterator();
        this.settings = settings;
    }

    @Override
    public Optional<InputRecord> next() {
        while (current != null || files.hasNext()) {
            try {
                InputFile file = current == null ? open(files.next()) : current;
                current = file;
                Optional<InputRecord> next = file.next();
                if (next.isPresent()) {
                    return next;
                }
                close();
            } catch (IOException e) {
                current = null;
                return Optional.of(new InputRecord.Failed(shown, problem(e)));
            }
        }
        return Optional.empty();
    }

    private InputFile open(String file) throws IOException {
        boolean standard = file.equals(STANDARD_INPUT);
        shown = standard ? "standard input" : file;
        InputStream in =
                standard
                        ? new BufferedInputStream(new FileInputStream(FileDescriptor.in), 1 << 16)
                        : Files.newInputStream(Path.of(file));
        return new InputFile(shown, name(file), in, settings);
    }

    private static String name(String file) {
        Path name = Path.of(file).getFileName();
        return name == null ? file : name.toString();
    }

    private static String problem(IOException e) {
        return switch (e) {
            case NoSuchFileException missing -> "no such file";
            case AccessDeniedException denied -> "permission denied";
            default -> "can't be read: " + e.getMessage();
        };
    }

    @Override
    public void close() throws IOException {
        try (var _ = current) {
            current = null;
        }
    }
}
