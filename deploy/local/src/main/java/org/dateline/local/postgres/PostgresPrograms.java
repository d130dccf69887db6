package org.dateline.local.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/// The programs of a PostgreSQL server, unpacked from the artifact for this machine.
///
/// @param folder holds `bin`, `lib` and `share`
public record PostgresPrograms(Path folder) {

    /// Unpacks into a folder of its own below `parent`, or finds what was unpacked before. Two
    /// processes may do it at once.
    public static PostgresPrograms unpackedBelow(Path parent) throws IOException {
        String archive = archiveName(System.getProperty("os.name"), System.getProperty("os.arch"));
        try (InputStream packed = PostgresPrograms.class.getResourceAsStream("/" + archive)) {
            if (packed == null) {
                throw new IOException(
                        "No PostgreSQL for this platform (%s) among Dateline's libraries."
                                .formatted(archive));
            }
            Path folder = parent.resolve("postgres-" + packed.available());
            if (!Files.isDirectory(folder)) {
                Files.createDirectories(parent);
                Path unfinished = Files.createTempDirectory(parent, "postgres-unpacking-");
                unpack(packed, unfinished);
                publish(unfinished, folder);
            }
            return new PostgresPrograms(folder.toAbsolutePath());
        }
    }

    Path program(String name) {
        return folder.resolve("bin").resolve(name);
    }

    static String archiveName(String system, String architecture) {
        String os = system.toLowerCase(Locale.ROOT).startsWith("mac") ? "darwin" : "linux";
        boolean arm = architecture.equals("aarch64") || architecture.equals("arm64");
        String processor = arm ? "arm_64" : "x86_64";
        boolean musl = os.equals("linux") && Files.exists(Path.of("/etc/alpine-release"));
        return "postgres-" + os + "-" + processor + (musl ? "-alpine_linux" : "") + ".txz";
    }

    private static void unpack(InputStream packed, Path folder) throws IOException {
        try (var entries = new TarArchiveInputStream(new XZInputStream(packed))) {
            for (var entry = entries.getNextEntry();
                    entry != null;
                    entry = entries.getNextEntry()) {
                unpack(entry, entries, folder);
            }
        }
    }

    private static void unpack(TarArchiveEntry entry, InputStream content, Path folder)
            throws IOException {
        Path target = folder.resolve(entry.getName()).normalize();
        if (!target.startsWith(folder)) {
            throw new IOException("entry outside the archive: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(content, target);
        if ((entry.getMode() & 0100) != 0) {
            Set<PosixFilePermission> permissions =
                    EnumSet.copyOf(Files.getPosixFilePermissions(target));
            permissions.add(PosixFilePermission.OWNER_EXECUTE);
            permissions.add(PosixFilePermission.GROUP_EXECUTE);
            permissions.add(PosixFilePermission.OTHERS_EXECUTE);
            Files.setPosixFilePermissions(target, permissions);
        }
    }

    static void publish(Path unfinished, Path folder) throws IOException {
        Files.setPosixFilePermissions(
                unfinished,
                Set.copyOf(
                        EnumSet.of(
                                PosixFilePermission.OWNER_READ,
                                PosixFilePermission.OWNER_WRITE,
                                PosixFilePermission.OWNER_EXECUTE,
                                PosixFilePermission.GROUP_READ,
                                PosixFilePermission.GROUP_EXECUTE,
                                PosixFilePermission.OTHERS_READ,
                                PosixFilePermission.OTHERS_EXECUTE)));
        try {
            Files.move(unfinished, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileSystemException e) {
            // another process was faster
            if (!Files.isDirectory(folder)) {
                throw e;
            }
            delete(unfinished);
        }
    }

    private static void delete(Path folder) throws IOException {
        List<Path> deepestFirst;
        try (Stream<Path> files = Files.walk(folder)) {
            deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : deepestFirst) {
            Files.delete(file);
        }
    }
}
