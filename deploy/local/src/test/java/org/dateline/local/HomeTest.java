package org.dateline.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.FileLock;
import java.nio.file.Path;
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
