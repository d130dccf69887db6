package org.dateline.gateway.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.dateline.gateway.query.Position.Section;
import org.dateline.gateway.query.Ranking.Bound;
import org.junit.jupiter.api.Test;

class CursorsTest {

    private static final Cursors CURSORS = new Cursors("a secret of the test");

    @Property
    void cursorLeadsBackToItsPosition(
            @ForAll Section section, @ForAll long key, @ForAll long high, @ForAll long low) {
        Position position = new Position(section, key, new UUID(high, low));

        String cursor = CURSORS.write("list", position.bytes());

        assertThat(cursor).matches("[\\w-]+");
        assertThat(Position.of(CURSORS.read("list", cursor))).isEqualTo(position);
    }

    @Property
    void cursorKeepsHowItsListIsRanked(
            @ForAll boolean partial,
            @ForAll boolean bounded,
            @ForAll int second,
            @ForAll @Size(max = 12) List<Long> having) {
        Optional<Bound> from =
                bounded
                        ? Optional.of(
                                new Bound(
                                        Optional.of(Instant.ofEpochSecond(second)),
                                        new UUID(second, 1)))
                        : Optional.empty();
        Ranking ranking = new Ranking(partial, from, 7, second, having, 1 / 3.0);
        Position position =
                new Position(Section.RANKED, second, new UUID(1, 2), Optional.of(ranking));

        String cursor = CURSORS.write("list", position.bytes());

        assertThat(Position.of(CURSORS.read("list", cursor))).isEqualTo(position);
    }

    @Property
    void changedCursorIsRefused(
            @ForAll byte[] position, @ForAll @IntRange(max = 7) int bit, @ForAll int place) {
        byte[] bytes = Base64.getUrlDecoder().decode(CURSORS.write("list", position));
        bytes[Math.floorMod(place, bytes.length)] ^= (byte) (1 << bit);
        String changed = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);

        assertThatIllegalArgumentException().isThrownBy(() -> CURSORS.read("list", changed));
    }

    @Property
    void whateverElseIsGivenIsRefused(@ForAll String cursor) {
        assertThatIllegalArgumentException().isThrownBy(() -> CURSORS.read("list", cursor));
    }

    @Test
    void cursorOfAnotherListOrSecretIsRefused() {
        String cursor = CURSORS.write("list", new byte[] {1, 2, 3});

        assertThatIllegalArgumentException().isThrownBy(() -> CURSORS.read("other", cursor));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Cursors("another").read("list", cursor));
        assertThatIllegalArgumentException().isThrownBy(() -> CURSORS.read("list", cursor + "="));
    }
}
