package org.dateline.store.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PolledValueTest {

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 262_143, 262_144, 300_000, 5_000_000})
    void aValueComesOutAsItWentInWhetherItPacksOrNot(int length) {
        byte[] noise = new byte[length];
        new Random(length).nextBytes(noise);

        for (byte[] value : new byte[][] {noise, new byte[length]}) {
            PolledValue polled = new PolledValues().deserialize("topic", value);

            assertThat(polled.length()).isEqualTo(length);
            assertThat(polled.bytes()).isEqualTo(value);
        }
    }
}
