package org.dateline.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.HexFormat;

/// Random secrets, each in a file that its owner alone can read. One that is missing is made when
/// it is asked for, so whoever deletes a file gets a new secret at the next start.
public record Secrets(Path folder) {

    private static final int BYTES = 32;

    /// 64 hexadecimal digits: safe in SQL, in JAAS configurations and in environments.
    public String value(String name) throws IOException {
        Path file = folder.resolve(name);
        if (Files.notExists(file)) {
            PrivateFolders.create(folder);
            // temporary files are their owner's alone from the moment they exist
            Path unfinished = Files.createTempFile(folder, name, ".tmp");
            try {
                Files.writeString(unfinished, random() + "\n", UTF_8);
                publish(unfinished, file);
            } finally {
                Files.deleteIfExists(unfinished);
            }
        }
        return Files.readString(file, UTF_8).strip();
    }

    /// The first of two that make it at once wins, and the other reads what that made.
    private static void publish(Path unfinished, Path file) throws IOException {
        try {
            Files.createLink(file, unfinished);
        } catch (FileAlreadyExistsException e) {
            // made meanwhile
        } catch (UnsupportedOperationException | FileSystemException e) {
            // a file system without links
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    /// One that is kept nowhere.
    public static String random() {
        byte[] random = new byte[BYTES];
        new SecureRandom().nextBytes(random);
        return HexFormat.of().formatHex(random);
    }
}
