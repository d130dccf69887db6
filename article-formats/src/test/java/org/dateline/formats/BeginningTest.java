package org.dateline.formats;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BeginningTest {

    @Test
    void theEndingIsBehindTheLastDotInLowerCase() {
        assertThat(named("x/a.b.TXT").ending()).isEqualTo("txt");
        assertThat(named("x.y/a").ending()).isEmpty();
    }

    @Test
    void magicBytesStandWhereTheyAreLookedFor() {
        Beginning pdf = new Beginning("a", new byte[] {'%', 'P', 'D', 'F', (byte) 0xFF});

        assertThat(pdf.starts('%', 'P', 'D', 'F')).isTrue();
        assertThat(pdf.holds(4, 0xFF)).isTrue();
        assertThat(pdf.holds(4, 0xFF, 0xFF)).isFalse();
    }

    private static Beginning named(String name) {
        return new Beginning(name, new byte[0]);
    }
}
