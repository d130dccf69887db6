package org.dateline.edge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ClientAddressTest {

    @Test
    void anAddressOfTheFourthVersionIsAClient() {
        assertThat(ClientAddress.of("192.0.2.1")).isNotEqualTo(ClientAddress.of("192.0.2.2"));
    }

    @Test
    void aSiteOfTheSixthVersionIsAClient() {
        assertThat(ClientAddress.of("2001:db8:1:2::1"))
                .isEqualTo(ClientAddress.of("2001:db8:1:2:ffff::7"))
                .isNotEqualTo(ClientAddress.of("2001:db8:1:3::1"));
    }

    @Test
    void whatIsNoAddressIsItsOwnClient() {
        assertThat(ClientAddress.of("somewhere")).isEqualTo("somewhere");
    }
}
