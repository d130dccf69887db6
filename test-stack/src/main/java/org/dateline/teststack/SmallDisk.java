package org.dateline.teststack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;

/// A file system of its own, in memory, that can be filled and made larger. It needs the right to
/// mount one.
public final class SmallDisk implements AutoCloseable {

    private final Path folder;

    private SmallDisk(Path folder) {
        this.folder = folder;
    }

    /// Mounts one over a folder that exists.
    ///
    /// @return nothing where that is not allowed
    public static Optional<SmallDisk> mount(Path folder, int mebibytes) {
        return run("mount", "-t", "tmpfs", "-o", size(mebibytes), "tmpfs", folder.toString())
                ? Optional.of(new SmallDisk(folder))
                : Optional.empty();
    }

    /// Gives it another size; what is on it stays.
    public void resize(int mebibytes) {
        if (!run("mount", "-o", "remount," + size(mebibytes), folder.toString())) {
            throw new IllegalStateException("could not resize " + folder);
        }
    }

    private static String size(int mebibytes) {
        return "size=" + mebibytes + "m";
    }

    private static boolean run(String... command) {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /// Unmounts it, also when it is in use.
    @Override
    public void close() {
        run("umount", "-l", folder.toString());
    }
}
