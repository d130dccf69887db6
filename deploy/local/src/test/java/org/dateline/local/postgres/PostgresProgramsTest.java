package org.dateline.local.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
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
}
