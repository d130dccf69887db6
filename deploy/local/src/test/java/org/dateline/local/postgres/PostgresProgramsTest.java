package org.dateline.local.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PostgresProgramsTest {

    @ParameterizedTest
    @CsvSource({
        "Linux, amd64",
        "Linux, aarch64",
        "Mac OS X, x86_64",
        "Mac OS X, aarch64",
    })
    void thereIsAnArchiveForEachMachine(String system, String architecture) {
        String archive = PostgresPrograms.archiveName(system, architecture);

        assertThat(PostgresPrograms.class.getResource("/" + archive)).as(archive).isNotNull();
    }

    @Test
    void macIsNotTakenForLinux() {
        assertThat(PostgresPrograms.archiveName("Mac OS X", "aarch64")).contains("darwin");
    }

    @Test
    void whoUnpacksLastTakesWhatAnotherUnpacked(@TempDir Path parent) throws IOException {
        Path folder = parent.resolve("postgres");
        for (String process : List.of("first", "second")) {
            Path unfinished = Files.createDirectory(parent.resolve("unpacking-" + process));
            Files.writeString(unfinished.resolve("bin"), process);

            PostgresPrograms.publish(unfinished, folder);

            assertThat(unfinished).doesNotExist();
        }

        assertThat(folder.resolve("bin")).hasContent("first");
    }
}
