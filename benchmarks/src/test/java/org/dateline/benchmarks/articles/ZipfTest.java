package org.dateline.benchmarks.articles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ZipfTest {

    @Test
    void theThirdIsDrawnAThirdAsOftenAsTheFirst() {
        Zipf zipf = new Zipf(1000);
        Dice dice = new Dice(1, 2, 3);
        int[] drawn = new int[1000];
        for (int i = 0; i < 1_000_000; i++) {
            drawn[zipf.draw(dice)]++;
        }
        assertThat((double) drawn[0] / drawn[2]).isCloseTo(3, within(0.1));
        assertThat((double) drawn[0] / drawn[99]).isCloseTo(100, within(12.0));
    }

    @Test
    void aListOfOneIsThatOne() {
        assertThat(new Zipf(1).draw(new Dice(1, 2, 3))).isZero();
    }
}
