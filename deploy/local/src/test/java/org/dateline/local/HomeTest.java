package org.dateline.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
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
