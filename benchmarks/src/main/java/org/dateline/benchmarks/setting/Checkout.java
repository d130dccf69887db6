package org.dateline.benchmarks.setting;

import java.nio.file.Path;

/// The built checkout that benchmarks run.
public final class Checkout {

    private Checkout() {}

    public static Path root() {
        return Path.of(System.getProperty("dateline.root", ".")).toAbsolutePath();
    }

    public static Path seeds() {
        return root().resolve("seeds");
    }
}
