package org.dateline.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AllowedHostsTest {

    private final AllowedHosts hosts = new AllowedHosts(List.of("news.example", " 10.0.0.7", ""));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost",
                "LOCALHOST:8080",
                "127.0.0.1:1",
                "[::1]",
                "[::1]:65535",
                "news.example",
                "News.Example:443",
                "10.0.0.7:8080"
            })
    void thisMachineAndGivenNamesAreAllowedOnAnyPort(String host) {
        assertThat(hosts.allow(host, "127.0.0.1")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "evil.example",
                "localhost.evil.example",
                "evil-localhost",
                "news.example.evil.example",
                "localhost.",
                "localhost:",
                "localhost:x",
                "localhost:8080:8080",
                "localhost@evil.example",
                "evil.example#localhost",
                "localhost/evil",
                " localhost",
                "127.0.0.2",
                "2130706433",
                "0x7f.1",
                "[::2]",
                "[::1",
                "::1",
                "[::ffff:127.0.0.1]",
                "0.0.0.0",
                "10.0.0.8"
            })
    void anyOtherHostIsNot(String host) {
        assertThat(hosts.allow(host, "127.0.0.1")).isFalse();
    }

    @Test
    void theAddressThatTheClientHasConnectedToIsAllowed() {
        assertThat(hosts.allow("192.0.2.9:8080", "192.0.2.9")).isTrue();
        assertThat(hosts.allow("[2001:db8::9]:8080", "2001:db8::9")).isTrue();
        assertThat(hosts.allow("192.0.2.10:8080", "192.0.2.9")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"news.example:8080", "*", "http://news.example", "a b", "a/b"})
    void aSettingThatNamesNoHostIsRefusedAtTheStart(String name) {
        assertThatThrownBy(() -> new AllowedHosts(List.of(name)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("DATELINE_ALLOWED_HOSTS")
                .hasMessageContaining(name);
    }
}
