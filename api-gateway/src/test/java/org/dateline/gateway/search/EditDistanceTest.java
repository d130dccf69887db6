package org.dateline.gateway.search;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EditDistanceTest {

    @ParameterizedTest
    @CsvSource({
        "storm, storm, 0",
        "storm, strom, 1",
        "storm, stom, 1",
        "storm, storms, 1",
        "storm, stern, 2",
        "storm, flood, 3",
        "storm, brainstorming, 3",
    })
    void lettersThatDifferAreCounted(String one, String other, int distance) {
        assertThat(EditDistance.of(one, other, 2)).isEqualTo(distance);
    }

    @Property
    void distanceIsTheSameFromBothSides(
            @ForAll @AlphaChars @StringLength(max = 8) String one,
            @ForAll @AlphaChars @StringLength(max = 8) String other) {
        assertThat(EditDistance.of(one, other, 8)).isEqualTo(EditDistance.of(other, one, 8));
        assertThat(EditDistance.of(one, one, 2)).isZero();
    }
}
