package org.dateline.ingest.claim;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class ClaimIdsTest {

    private static final Instant NOW = Instant.parse("2026-02-03T04:05:06.789Z");

    @Test
    void theTimeOfTheClaimCanBeReadFromItsName() {
        ClaimId id = new ClaimIds(Clock.fixed(NOW, ZoneOffset.UTC), new Random(1)).next();

        assertThat(ClaimId.parse(id.toString())).contains(id);
        assertThat(id.claimedAt()).isEqualTo(NOW);
    }

    @Property(tries = 50)
    void idsRiseEvenWhenTheClockGoesBack(@ForAll List<Short> steps) {
        List<Instant> times = new ArrayList<>();
        Instant time = NOW;
        for (short step : steps) {
            time = time.plusMillis(step);
            times.add(time);
        }
        var next = times.iterator();
        InstantSource source = next::next;
        ClaimIds ids = new ClaimIds(source.withZone(ZoneOffset.UTC), new Random(1));

        List<ClaimId> made = times.stream().map(_ -> ids.next()).toList();

        assertThat(made).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void aForcedClaimIsToldByItsNameAndStandsInTheSameOrder() {
        ClaimIds ids = new ClaimIds(Clock.fixed(NOW, ZoneOffset.UTC), new Random(1));
        ClaimId usual = ids.next();
        ClaimId forced = ids.nextForced();

        assertThat(forced.isForced()).isTrue();
        assertThat(usual.isForced()).isFalse();
        assertThat(ClaimId.parse(forced.toString())).contains(forced);
        assertThat(forced.claimedAt()).isEqualTo(NOW);
        assertThat(usual).isLessThan(forced);
    }

    @Test
    void otherNamesAreNoClaims() {
        assertThat(ClaimId.parse("lock")).isEmpty();
        assertThat(ClaimId.parse("6ba7b810-9dad-11d1-80b4-00c04fd430c8")).isEmpty();
        assertThat(ClaimId.parse("1-1-7000-8000-1")).isEmpty();
    }
}
