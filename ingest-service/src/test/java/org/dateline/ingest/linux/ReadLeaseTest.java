package org.dateline.ingest.linux;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.dateline.ingest.linux.ReadLease.Answer.BEING_WRITTEN;
import static org.dateline.ingest.linux.ReadLease.Answer.GONE;
import static org.dateline.ingest.linux.ReadLease.Answer.NOT_WRITTEN;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs(OS.LINUX)
class ReadLeaseTest {

    private @TempDir Path folder;

    @Test
    void theKernelTellsWhetherAFileIsOpenForWriting() throws IOException {
        Path file = folder.resolve("a\né.txt");
        try (var writer = Files.newOutputStream(file)) {
            writer.write("news".getBytes(ISO_8859_1));
            assertThat(ReadLease.ask(file)).isEqualTo(BEING_WRITTEN);
        }
        assertThat(ReadLease.ask(file)).isEqualTo(NOT_WRITTEN);
    }

    @Test
    void readersDoNotMatter() throws IOException {
        Path file = Files.writeString(folder.resolve("a.txt"), "news");
        try (var _ = Files.newInputStream(file)) {
            assertThat(ReadLease.ask(file)).isEqualTo(NOT_WRITTEN);
        }
    }

    @Test
    void aNameOfBytesThatAreNoTextIsFound() throws IOException {
        Path file = Path.of(URI.create(folder.toUri() + "caf%E9.txt"));
        Files.writeString(file, "news");

        assertThat(ReadLease.ask(file)).isEqualTo(NOT_WRITTEN);
    }

    @Test
    void linksAreNotFollowed() throws IOException {
        Path file = Files.writeString(folder.resolve("a.txt"), "news");
        Path link = Files.createSymbolicLink(folder.resolve("b.txt"), file);

        assertThat(ReadLease.ask(link)).isEqualTo(GONE);
        assertThat(ReadLease.ask(folder.resolve("c.txt"))).isEqualTo(GONE);
    }

    @Test
    void aRenameCanRefuseToReplace() throws IOException {
        Path source = Files.writeString(folder.resolve("a"), "new");
        Path target = Files.writeString(folder.resolve("b"), "old");

        assertThat(Rename.unlessExists(source, target)).isFalse();
        assertThat(target).hasContent("old");
        assertThat(Rename.unlessExists(source, folder.resolve("c"))).isTrue();
        assertThat(folder.resolve("c")).hasContent("new");
    }
}
