package org.dateline.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The script `dateline`, as far as it goes without a build.
class LauncherTest {

    private static final Path LAUNCHER = Path.of("../dateline").toAbsolutePath().normalize();

    @TempDir Path folder;

    @Test
    void itFindsItselfThroughALinkFromAnotherFolder() throws Exception {
        Path link = Files.createDirectories(folder.resolve("a folder")).resolve("dl");
        Files.createSymbolicLink(link, LAUNCHER);

        assertThat(run(List.of(link.toString(), "--version"), null)).startsWith("dateline ");
    }

    @Test
    void theJdkThatIsNamedIsTakenIfItIsNewEnough() throws Exception {
        Path old = jdk("old", "17.0.2");
        Path recent = jdk("a recent one", "25.0.1");
        List<String> command = List.of(LAUNCHER.toString(), "--java-home");

        assertThat(run(command, recent)).isEqualTo(recent.toString());
        assertThat(run(command, old)).isNotEqualTo(old.toString());
    }

    /// What the launcher looks at in a JDK.
    private Path jdk(String name, String version) throws IOException {
        Path home = folder.resolve(name);
        Files.createDirectories(home.resolve("bin"));
        for (String program : List.of("java", "javac")) {
            Path file = Files.writeString(home.resolve("bin").resolve(program), "#!/bin/sh\n");
            assertThat(file.toFile().setExecutable(true)).isTrue();
        }
        Files.writeString(home.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
        return home;
    }

    private String run(List<String> command, Path javaHome) throws Exception {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().remove("DATELINE_JAVA_HOME");
        builder.environment().remove("JAVA_HOME");
        if (javaHome != null) {
            builder.environment().put("JAVA_HOME", javaHome.toString());
        }
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8).strip();
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }
}
