package org.dateline.edge;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CallingSiteTest {

    private static final String HOST = "localhost:8080";

    @ParameterizedTest
    @ValueSource(strings = {"GET", "POST", "DELETE"})
    void programsSayNothingAndMaySendAnything(String method) {
        assertThat(site(null, null, null).mayNotSend(method)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "POST", "DELETE"})
    void ownPagesAndThePersonAtTheBrowserMaySendAnything(String method) {
        assertThat(site("http://localhost:8080", "same-origin", "cors").mayNotSend(method))
                .isFalse();
        assertThat(site("https://LOCALHOST:8080", null, null).mayNotSend(method)).isFalse();
        assertThat(site(null, "none", "navigate").mayNotSend(method)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PATCH"})
    void pagesOfOtherSitesMaySendNothing(String method) {
        for (String origin :
                new String[] {
                    "https://evil.example",
                    "null",
                    "",
                    "http://localhost:9999",
                    "http://localhost",
                    "http://localhost:8080.evil.example",
                    "file://localhost:8080"
                }) {
            assertThat(site(origin, null, null).mayNotSend(method)).as(origin).isTrue();
        }
        for (String fetchSite : new String[] {"cross-site", "same-site", "of the future"}) {
            assertThat(site(null, fetchSite, "no-cors").mayNotSend(method)).isTrue();
            assertThat(site(null, fetchSite, null).mayNotSend(method)).isTrue();
        }
    }

    @Test
    void aLinkOfAnotherSiteMayBeFollowedAndNoFormSent() {
        assertThat(site(null, "cross-site", "navigate").mayNotSend("GET")).isFalse();
        assertThat(site(null, "cross-site", "navigate").mayNotSend("POST")).isTrue();
        assertThat(site("https://evil.example", "cross-site", "navigate").mayNotSend("POST"))
                .isTrue();
    }

    private static CallingSite site(
            @Nullable String origin, @Nullable String fetchSite, @Nullable String fetchMode) {
        return new CallingSite(origin, HOST, fetchSite, fetchMode);
    }
}
