package org.dateline.keys;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.UnaryOperator;

/// The file of API keys, one key a line: name, roles, requests a second, SHA-256 of the key, and
/// when it was made. Lines that begin with `#` are comments. It is replaced as a whole, so whoever
/// reads it never sees half of a change.
public record ApiKeys(Path file) {

    private static final String HEADING =
            """
            # API keys of the gateway: name, roles, requests a second (0: no limit), SHA-256, created
            """;

    /// Locks of files keep other processes out, and not other threads of this one.
    private static final Object CHANGES = new Object();

    /// What a file says.
    ///
    /// @param unreadable numbers of lines that are no keys, from 1; they admit nobody
    public record Content(List<ApiKey> keys, List<Integer> unreadable) {}

    /// @return nothing at all if there is no such file
    public Content read() throws IOException {
        List<ApiKey> keys = new ArrayList<>();
        List<Integer> unreadable = new ArrayList<>();
        int number = 0;
        for (String line : lines()) {
            number++;
            if (!isComment(line)) {
                int here = number;
                ApiKey.parse(line).ifPresentOrElse(keys::add, () -> unreadable.add(here));
            }
        }
        return new Content(List.copyOf(keys), List.copyOf(unreadable));
    }

    /// @return whether it was added: false if there is a key of this name
    public boolean add(ApiKey key) throws IOException {
        return change(
                lines -> {
                    if (lines.stream().anyMatch(line -> isOf(line, key.name()))) {
                        return lines;
                    }
                    List<String> more = new ArrayList<>(lines);
                    more.add(key.line());
                    return more;
                });
    }

    /// @return whether there was one
    public boolean revoke(String name) throws IOException {
        return change(lines -> lines.stream().filter(line -> !isOf(line, name)).toList());
    }

    /// The hash by which a key is known.
    public static String sha256(String key) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(key.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private List<String> lines() throws IOException {
        try {
            return Files.readAllLines(file, UTF_8);
        } catch (NoSuchFileException e) {
            return List.of();
        }
    }

    private static boolean isComment(String line) {
        return line.isBlank() || line.strip().startsWith("#");
    }

    private static boolean isOf(String line, String name) {
        return !isComment(line) && line.strip().split("\\s+", 2)[0].equals(name);
    }

    /// One change after another, also of other processes.
    private boolean change(UnaryOperator<List<String>> edit) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null) {
            throw new IOException(file + " is no file for keys");
        }
        Files.createDirectories(folder);
        synchronized (CHANGES) {
            return changeAlone(folder, edit);
        }
    }

    private boolean changeAlone(Path folder, UnaryOperator<List<String>> edit) throws IOException {
        Path lockFile = folder.resolve("." + file.getFileName() + ".lock");
        try (FileChannel channel =
                        FileChannel.open(
                                lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            List<String> before = lines();
            List<String> after = edit.apply(before);
            if (!lock.isValid() || after.equals(before)) {
                return false;
            }
            replace(folder, after);
            return true;
        }
    }

    private void replace(Path folder, List<String> lines) throws IOException {
        Path draft = Files.createTempFile(folder, ".keys", ".tmp", ownersAlone());
        try {
            String heading = lines.stream().anyMatch(line -> line.startsWith("#")) ? "" : HEADING;
            Files.writeString(draft, heading + String.join("\n", lines) + "\n", UTF_8);
            try (FileChannel written = FileChannel.open(draft, StandardOpenOption.WRITE)) {
                written.force(true);
            }
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    private static FileAttribute<?>[] ownersAlone() {
        boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
