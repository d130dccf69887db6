package org.dateline.system;

import java.nio.file.Path;

/// The checkout that is under test.
final class Repository {

    static final Path ROOT =
            Path.of(System.getProperty("dateline.root", "..")).toAbsolutePath().normalize();

    private Repository() {}
}
