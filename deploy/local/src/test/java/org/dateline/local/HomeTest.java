package org.dateline.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomeTest {

    @TempDir Path folder;

    @Test
    void newHomeRemembersNothing() throws IOException {
        Home home = new Home(folder.resolve("new"));

        assertThat(home.ports()).isEmpty();
        assertThat(home.wasStarted()).isFalse();
        assertThat(home.inbox()).isEqualTo(folder.resolve("new/inbox"));
    }

    @Test
    void whatIsRememberedOutlivesTheProcess() throws IOException {
        Ports ports = Ports.choose(Map.of(), Optional.empty(), port -> true);

        new Home(folder).remember(ports);
        new Home(folder).rememberInbox(folder.resolve("else where/häßlich"));
        new Home(folder).rememberStarted();

        Home home = new Home(folder);
        assertThat(home.ports()).contains(ports);
        assertThat(home.inbox()).isEqualTo(folder.resolve("else where/häßlich"));
        assertThat(home.wasStarted()).isTrue();
    }

    @Test
    void theAdminTokenStaysAndIsForTheOwnersEyesAlone() throws IOException {
        String token = new Home(folder).adminToken();

        assertThat(token).hasSize(64);
        assertThat(new Home(folder).adminToken()).isEqualTo(token);
        assertThat(new Home(folder.resolve("other")).adminToken()).isNotEqualTo(token);
        assumeThat(folder.getFileSystem().supportedFileAttributeViews()).contains("posix");
        assertThat(Files.getPosixFilePermissions(folder.resolve("admin-token")))
                .containsExactlyInAnyOrder(
                        PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
    }

    @Test
    void everyHomeAnswersByAnIdOfItsOwnFromItsFirstStartOn() throws IOException {
        Ports ports = Ports.choose(Map.of(), Optional.empty(), port -> true);
        assertThat(new Home(folder).systemId()).isEmpty();

        new Home(folder).remember(ports);
        new Home(folder.resolve("other")).remember(ports);
        Optional<String> id = new Home(folder).systemId();
        new Home(folder).remember(ports);

        assertThat(id).isPresent();
        assertThat(new Home(folder).systemId()).isEqualTo(id);
        assertThat(new Home(folder.resolve("other")).systemId()).isPresent().isNotEqualTo(id);
    }

    @Test
    void whatAnEarlierVersionLeftOpenIsClosedButForAFolderOfOthers() throws IOException {
        assumeThat(folder.getFileSystem().supportedFileAttributeViews()).contains("posix");
        Path dropped = Files.createDirectories(folder.resolve("dropped"));
        Home home = new Home(folder.resolve("home"));
        home.rememberInbox(dropped);
        List<Path> own =
                List.of(
                        home.folder(),
                        home.archive(),
                        home.logs(),
                        home.kafka(),
                        dropped.resolve(".dateline"));
        for (Path part : own) {
            Files.createDirectories(part);
            Files.setPosixFilePermissions(part, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        Files.setPosixFilePermissions(dropped, PosixFilePermissions.fromString("rwxrwxrwx"));

        home.closeToOthers();

        assertThat(own).allSatisfy(part -> assertThat(permissions(part)).isEqualTo("rwx------"));
        assertThat(permissions(dropped)).isEqualTo("rwxrwxrwx");
    }

    private static String permissions(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    @Test
    void aSecretStaysUntilItsFileIsDeleted() throws IOException {
        Secrets secrets = new Home(folder).secrets();
        String first = secrets.value("database-read");

        assertThat(secrets.value("database-read")).isEqualTo(first).hasSize(64);
        assertThat(secrets.value("database-write")).isNotEqualTo(first);
        assertThat(permissions(folder.resolve("secrets/database-read"))).isEqualTo("rw-------");
        assertThat(permissions(folder.resolve("secrets"))).isEqualTo("rwx------");
        Files.delete(folder.resolve("secrets/database-read"));
        assertThat(secrets.value("database-read")).isNotEqualTo(first);
    }

    @Test
    void homeIsLockedByOneAtATime() throws IOException {
        Home home = new Home(folder);
        FileLock lock = home.lock().orElseThrow();

        assertThat(home.lock()).isEmpty();

        lock.acquiredBy().close();
        Optional<FileLock> next = home.lock();
        assertThat(next).isPresent();
        next.get().acquiredBy().close();
    }
}
