package org.dateline.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class Bm25Test {

    @Test
    void weightIsThatOfTheFormula() {
        assertThat(Bm25.weight(3, 400, 400)).isCloseTo(3 * 2.2 / (3 + 1.2), within(1e-9));
        assertThat(Bm25.weight(1, 800, 400)).isCloseTo(2.2 / (1 + 1.2 * 1.75), within(1e-9));
        assertThat(Bm25.rarity(1_000, 10)).isCloseTo(Math.log(1 + 990.5 / 10.5), within(1e-9));
    }

    @Property
    void moreOccurrencesInAShorterTextWeighMore(
            @ForAll @DoubleRange(min = 1, max = 100) double frequency,
            @ForAll @DoubleRange(min = 1, max = 10_000) double words) {
        double weight = Bm25.weight(frequency, words, 400);

        assertThat(Bm25.weight(frequency + 1, words, 400)).isGreaterThan(weight);
        assertThat(Bm25.weight(frequency, words + 100, 400)).isLessThan(weight);
        assertThat(weight).isBetween(0.0, 2.2);
    }

    @Test
    void titleCountsMoreThanLeadAndLeadMoreThanText() {
        assertThat(Bm25.frequency(1, 1, 1)).isGreaterThan(Bm25.frequency(1, 1, 0));
        assertThat(Bm25.frequency(1, 1, 0)).isGreaterThan(Bm25.frequency(1, 0, 0));
        assertThat(Bm25.rarity(100, 100)).isPositive().isLessThan(Bm25.rarity(100, 1));
    }
}
