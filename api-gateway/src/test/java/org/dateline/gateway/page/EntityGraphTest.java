package org.dateline.gateway.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.dateline.events.Entity;
import org.dateline.gateway.page.EntityGraph.Node;
import org.dateline.gateway.postgres.EntityCount;
import org.dateline.gateway.postgres.EntityLink;
import org.junit.jupiter.api.Test;

class EntityGraphTest {

    private static final EntityCount MIDDLE = entity("Middle", 100);

    private static EntityCount entity(String name, long articles) {
        return new EntityCount("person:" + name, name, Entity.Type.PERSON, null, articles);
    }

    private static List<EntityCount> company(int size) {
        return IntStream.range(0, size).mapToObj(i -> entity("N" + i, 50 - i)).toList();
    }

    @Test
    void everyNameHasItsOwnPlaceInsideTheDrawing() {
        for (int size = 1; size <= 12; size++) {
            EntityGraph graph = EntityGraph.of(MIDDLE, company(size), List.of());

            assertThat(graph.nodes()).hasSize(Math.min(size, EntityGraph.MAX_NODES));
            assertThat(graph.lines()).hasSameSizeAs(graph.nodes());
            for (String side : List.of("left", "right")) {
                List<Integer> heights =
                        graph.nodes().stream()
                                .filter(node -> node.side().equals(side))
                                .map(Node::labelY)
                                .sorted()
                                .toList();
                for (int i = 1; i < heights.size(); i++) {
                    assertThat(heights.get(i) - heights.get(i - 1)).isGreaterThan(20);
                }
            }
            assertThat(graph.nodes())
                    .allSatisfy(
                            node -> {
                                assertThat(node.y()).isBetween(0, graph.height());
                                assertThat(node.x()).isBetween(0, graph.width());
                            });
        }
    }

    @Test
    void thoseNamedTogetherStandBesideEachOtherAndAreJoined() {
        EntityGraph graph =
                EntityGraph.of(
                        MIDDLE,
                        company(6),
                        List.of(
                                new EntityLink("person:N0", "person:N4", 9),
                                new EntityLink("person:N2", "person:N9", 9)));

        assertThat(graph.nodes()).extracting(Node::label).startsWith("N0", "N4");
        assertThat(graph.between()).hasSize(1);
    }

    @Test
    void longNamesAreCutBetweenCharacters() {
        EntityGraph graph =
                EntityGraph.of(MIDDLE, List.of(entity("\uD83D\uDE00".repeat(40), 3)), List.of());

        assertThat(graph.nodes().getFirst().label()).isEqualTo("\uD83D\uDE00".repeat(16) + "…");
        assertThat(graph.nodes().getFirst().words()).endsWith(": 3 articles");
    }

    @Test
    void nobodyBesideItIsADrawingOfItself() {
        EntityGraph graph = EntityGraph.of(MIDDLE, List.of(), List.of());

        assertThat(graph.nodes()).isEmpty();
        assertThat(graph.middle().label()).isEqualTo("Middle");
    }
}
