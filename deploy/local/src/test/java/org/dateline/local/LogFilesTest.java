package org.dateline.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFilesTest {

    @TempDir Path folder;

    @Test
    void tailIsTheLastLines() throws IOException {
        Path log = Files.writeString(folder.resolve("a.log"), "one\ntwo\nthree\n");

        assertThat(LogFiles.tail(log, 2)).containsExactly("two", "three");
        assertThat(LogFiles.tail(log, 9)).containsExactly("one", "two", "three");
        assertThat(LogFiles.tail(folder.resolve("missing.log"), 9)).isEmpty();
    }

    @Test
    void largeLogIsPutAsideAndASmallOneStays() throws IOException {
        Path small = Files.writeString(folder.resolve("small.log"), "small");
        Path large = Files.write(folder.resolve("large.log"), new byte[(10 << 20) + 1]);

        LogFiles.rotate(small);
        LogFiles.rotate(large);

        assertThat(small).exists();
        assertThat(large).doesNotExist();
        assertThat(folder.resolve("large.log.1")).exists();
    }
}
