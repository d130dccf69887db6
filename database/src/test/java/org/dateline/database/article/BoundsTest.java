package org.dateline.database.article;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class BoundsTest {

    @Property
    void aPrefixFitsAndIsTheLongestThatDoes(
            @ForAll @StringLength(max = 60) String string, @ForAll @IntRange(max = 80) int bytes) {
        String whole = new String(string.getBytes(UTF_8), UTF_8);

        String prefix = Bounds.prefix(whole, bytes);

        assertThat(whole).startsWith(prefix);
        assertThat(prefix.getBytes(UTF_8).length).isLessThanOrEqualTo(bytes);
        if (prefix.length() < whole.length()) {
            int next = whole.offsetByCodePoints(prefix.length(), 1);
            assertThat(whole.substring(0, next).getBytes(UTF_8).length).isGreaterThan(bytes);
        }
    }

    @Property
    void keysFitAndStayApart(@ForAll char last, @ForAll @IntRange(min = 900, max = 5000) int size) {
        String one = "x".repeat(size) + last + "a";
        String other = "x".repeat(size) + last + "b";

        assertThat(Bounds.key(one).getBytes(UTF_8).length).isLessThanOrEqualTo(Bounds.KEY_BYTES);
        assertThat(Bounds.key(one)).isNotEqualTo(Bounds.key(other)).isEqualTo(Bounds.key(one));
    }

    @Test
    void instantsStayWithinTheCalendarOfTheDatabase() {
        assertThat(Bounds.instant(Instant.MIN)).isEqualTo("0001-01-01T00:00:00Z");
        assertThat(Bounds.instant(Instant.MAX)).isEqualTo("9999-12-31T23:59:59.999999Z");
        assertThat(Bounds.instant(Instant.parse("2025-09-05T10:00:00.123456789Z")))
                .isEqualTo("2025-09-05T10:00:00.123456Z");
    }
}
