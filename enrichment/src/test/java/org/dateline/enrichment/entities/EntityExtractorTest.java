package org.dateline.enrichment.entities;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.dateline.events.Entity;
import org.dateline.events.Entity.Type;
import org.junit.jupiter.api.Test;

class EntityExtractorTest {

    private static final EntityExtractor EXTRACTOR = EntityExtractor.english();

    @Test
    void namesAreFoundWithTheirPlaces() {
        String text = "Angela Merkel flew from Berlin to Lisbon.";

        EntityExtractor.Found found =
                EXTRACTOR.extract(text, List.of(), EntityExtractor.TOKEN_BUDGET);

        assertThat(found.truncated()).isFalse();
        assertThat(found.entities())
                .extracting(Entity::id, Entity::type)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("person:angela-merkel", Type.PERSON),
                        org.assertj.core.groups.Tuple.tuple("location:berlin", Type.LOCATION),
                        org.assertj.core.groups.Tuple.tuple("location:lisbon", Type.LOCATION));
    }
}
