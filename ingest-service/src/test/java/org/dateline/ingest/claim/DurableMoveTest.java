package org.dateline.ingest.claim;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Between file systems: a copy, then the original goes.
class DurableMoveTest {

    private @TempDir Path folder;

    @Test
    void aFileIsMoved() throws IOException {
        Path file = Files.writeString(folder.resolve("a"), "news");

        DurableMove.copied(file, folder.resolve("b"), () -> {});

        assertThat(folder.resolve("b")).hasContent("news");
        assertThat(file).doesNotExist();
    }

    @Test
    void aLinkIsMovedAndNotWhatItLeadsTo() throws IOException {
        Path secret = Files.writeString(folder.resolve("secret"), "of somebody else");
        for (Path target : new Path[] {secret, folder.resolve("nowhere")}) {
            Path link = Files.createSymbolicLink(folder.resolve("a"), target);

            DurableMove.copied(link, folder.resolve("b"), () -> {});

            assertThat(folder.resolve("b")).isSymbolicLink();
            assertThat(Files.readSymbolicLink(folder.resolve("b"))).isEqualTo(target);
            assertThat(Files.exists(link, LinkOption.NOFOLLOW_LINKS)).isFalse();
        }
        assertThat(secret).hasContent("of somebody else");
    }
}
