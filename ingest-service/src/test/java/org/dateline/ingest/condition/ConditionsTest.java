package org.dateline.ingest.condition;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConditionsTest {

    private final List<String> changes = new ArrayList<>();
    private final Conditions conditions =
            new Conditions((condition, line) -> changes.add(condition + " " + line));
    private final Conditions.Observer one = conditions.observer();
    private final Conditions.Observer other = conditions.observer();

    @Test
    void aConditionHoldsUntilWhoeverRaisedItClearsIt() {
        one.raise(Condition.ARCHIVE_FAILED, "full");
        other.clear(Condition.ARCHIVE_FAILED);
        assertThat(conditions.held()).isEqualTo(Map.of(Condition.ARCHIVE_FAILED, "full"));

        one.clear(Condition.ARCHIVE_FAILED);
        assertThat(conditions.held()).isEmpty();
        assertThat(changes).containsExactly("ARCHIVE_FAILED full", "ARCHIVE_FAILED null");
    }

    @Test
    void aConditionOfTwoHoldsUntilTheLastClearsIt() {
        one.raise(Condition.ARCHIVE_FAILED, "full");
        other.raise(Condition.ARCHIVE_FAILED, "full, too");
        one.clearAll();
        assertThat(conditions.held()).isEqualTo(Map.of(Condition.ARCHIVE_FAILED, "full, too"));

        other.clearAll();
        assertThat(conditions.held()).isEmpty();
        assertThat(changes).containsExactly("ARCHIVE_FAILED full", "ARCHIVE_FAILED null");
    }
}
