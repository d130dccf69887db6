package org.dateline.ingest.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SameSiteFilterTest {

    @Test
    void programsSendNoOrigin() {
        assertThat(SameSiteFilter.isForeign(null, "ingest:8081", null)).isFalse();
    }

    @Test
    void ownPagesOnThisMachinePass() {
        assertThat(
                        SameSiteFilter.isForeign(
                                "http://localhost:8081", "localhost:8081", "same-origin"))
                .isFalse();
        assertThat(SameSiteFilter.isForeign("http://127.0.0.1:8081", "127.0.0.1:8081", null))
                .isFalse();
    }

    @Test
    void otherSitesDoNot() {
        assertThat(SameSiteFilter.isForeign("https://evil.example", "localhost:8081", null))
                .isTrue();
        assertThat(SameSiteFilter.isForeign("null", "localhost:8081", null)).isTrue();
        assertThat(SameSiteFilter.isForeign("http://localhost:9999", "localhost:8081", null))
                .isTrue();
        assertThat(SameSiteFilter.isForeign(null, "localhost:8081", "cross-site")).isTrue();
    }

    @Test
    void aForeignNameThatLeadsHereIsForeign() {
        assertThat(SameSiteFilter.isForeign("http://evil.example:8081", "evil.example:8081", null))
                .isTrue();
    }
}
