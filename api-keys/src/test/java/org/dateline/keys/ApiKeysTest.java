package org.dateline.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApiKeysTest {

    private static final Instant CREATED = Instant.parse("2026-11-28T06:00:00Z");

    @TempDir private Path folder;

    @Test
    void whatIsAddedIsReadAndWhatIsRevokedIsGone() throws IOException {
        ApiKeys keys = keys();
        ApiKey reader = key("reader", "a", Role.READ);
        ApiKey feeder = key("feeder", "b", Role.READ, Role.SUBMIT);

        assertThat(keys.read().keys()).isEmpty();
        assertThat(keys.add(reader)).isTrue();
        assertThat(keys.add(feeder)).isTrue();
        assertThat(keys.add(key("reader", "c", Role.ADMIN))).isFalse();
        assertThat(keys.read().keys()).containsExactly(reader, feeder);

        assertThat(keys.revoke("reader")).isTrue();
        assertThat(keys.revoke("reader")).isFalse();
        assertThat(keys.read().keys()).containsExactly(feeder);
    }

    @Test
    void onlyItsOwnerCanReadTheFileAndItHoldsNoKey() throws IOException {
        String secret = ApiKey.random();
        keys().add(key("reader", secret, Role.READ));

        Path file = keys().file();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(Files.readString(file)).doesNotContain(secret).startsWith("#");
    }

    @Test
    void aLineThatIsNoKeyIsNamedAndStaysAndAdmitsNobody() throws IOException {
        String hash = ApiKeys.sha256("x");
        Files.writeString(
                keys().file(),
                String.join(
                        "\n",
                        "# ours",
                        "",
                        "good read 0 " + hash + " 2026-11-28T06:00:00Z",
                        "norole  0 " + hash + " 2026-11-28T06:00:00Z",
                        "king emperor 0 " + hash + " 2026-11-28T06:00:00Z",
                        "rate read -1 " + hash + " 2026-11-28T06:00:00Z",
                        "hash read 0 " + hash.substring(1) + " 2026-11-28T06:00:00Z",
                        "time read 0 " + hash + " yesterday"));

        ApiKeys.Content content = keys().read();

        assertThat(content.keys()).extracting(ApiKey::name).containsExactly("good");
        assertThat(content.unreadable()).containsExactly(4, 5, 6, 7, 8);
        keys().revoke("good");
        assertThat(Files.readString(keys().file())).contains("# ours", "emperor");
    }

    @Test
    void manyAddedAtOnceAreAllThere() throws Exception {
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            String name = "key" + i;
            threads.add(Thread.ofPlatform().start(() -> addQuietly(key(name, name, Role.READ))));
        }
        for (Thread thread : threads) {
            thread.join();
        }

        assertThat(keys().read().keys()).hasSize(8);
        try (var files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("api-keys", ".api-keys.lock");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "two words", "-x", "a\nb", "é", "../x"})
    void noOtherNames(String name) {
        assertThatThrownBy(() -> key(name, "a", Role.READ))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void keysAreLongAndNeverTheSame() {
        assertThat(ApiKey.random())
                .matches("dateline_[A-Za-z0-9_-]{43}")
                .isNotEqualTo(ApiKey.random());
    }

    @Test
    void anAdminMayEverythingAndOthersWhatTheirRolesSay() {
        assertThat(key("a", "a", Role.ADMIN).may(Role.SUBMIT)).isTrue();
        assertThat(key("a", "a", Role.READ).may(Role.SUBMIT)).isFalse();
        assertThat(key("a", "a", Role.READ, Role.SUBMIT).may(Role.SUBMIT)).isTrue();
    }

    @Test
    void aRingFollowsItsFileWithinASecond() throws IOException {
        AtomicLong time = new AtomicLong();
        List<String> complaints = new ArrayList<>();
        KeyRing ring = new KeyRing(Optional.of(keys().file()), complaints::add, time::get);
        assertThat(ring.find("a")).isEmpty();

        ApiKey reader = key("reader", "a", Role.READ);
        keys().add(reader);
        time.addAndGet(1_000_000_000);
        assertThat(ring.find("a")).contains(reader);
        assertThat(ring.find("b")).isEmpty();

        keys().revoke("reader");
        assertThat(ring.find("a")).contains(reader);
        time.addAndGet(1_000_000_000);
        assertThat(ring.find("a")).isEmpty();
        assertThat(complaints).isEmpty();
    }

    @Test
    void aRingThatCantReadItsFileAcceptsNoKeyAndSaysSoOnce() throws IOException {
        AtomicLong time = new AtomicLong();
        List<String> complaints = new ArrayList<>();
        keys().add(key("reader", "a", Role.READ));
        KeyRing ring = new KeyRing(Optional.of(keys().file()), complaints::add, time::get);
        assertThat(ring.find("a")).isPresent();

        Files.delete(keys().file());
        Files.createDirectory(keys().file());
        for (int i = 0; i < 3; i++) {
            time.addAndGet(1_000_000_000);
            assertThat(ring.find("a")).isEmpty();
        }

        assertThat(complaints).hasSize(1);
        assertThat(complaints.getFirst()).contains("cannot be read");
    }

    @Test
    void withoutAFileThereAreNoKeys() {
        KeyRing ring = new KeyRing(Optional.empty(), text -> {}, System::nanoTime);

        assertThat(ring.find("a")).isEmpty();
    }

    private ApiKeys keys() {
        return new ApiKeys(folder.resolve("api-keys"));
    }

    private void addQuietly(ApiKey key) {
        try {
            keys().add(key);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static ApiKey key(String name, String secret, Role... roles) {
        Set<Role> all = EnumSet.copyOf(List.of(roles));
        return new ApiKey(name, all, 0, ApiKeys.sha256(secret), CREATED);
    }
}
