package org.dateline.enrichment.entities;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.NotEmpty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlugTest {

    @ParameterizedTest
    @CsvSource({
        "Kim Jong Un, kim-jong-un",
        "Workers’ Party of Korea, workers-party-of-korea",
        "U.N. Security Council, un-security-council",
        "Côte d'Ivoire, cote-divoire",
        "Łódź, lodz",
        "Straße, strasse",
        "AT&T, at-t",
        "東京, 東京",
        "Komsomolsk-on-Amur, komsomolsk-on-amur",
        "★, u2605"
    })
    void slugIsMadeOfLettersAndDigits(String name, String slug) {
        assertThat(Slug.of(name)).isEqualTo(slug);
    }

    @Property
    void slugIsNeverEmptyAndIsItsOwnSlug(@ForAll @NotEmpty String name) {
        String slug = Slug.of(name);

        assertThat(slug).isNotEmpty();
        assertThat(Slug.of(slug)).isEqualTo(slug);
    }
}
