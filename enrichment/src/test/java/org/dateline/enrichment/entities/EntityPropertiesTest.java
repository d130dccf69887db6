package org.dateline.enrichment.entities;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.dateline.events.Entity;
import org.dateline.events.Entity.Mention;

class EntityPropertiesTest {

    private static final EntityExtractor EXTRACTOR = EntityExtractor.english();

    @Property(tries = 300)
    void mentionsLieInTheTextInOrderAndDoNotOverlap(@ForAll("texts") String text) {
        List<Entity> entities = entities(text);

        for (Entity entity : entities) {
            assertThat(entity.mentions())
                    .isSortedAccordingTo(Comparator.comparingInt(Mention::start));
            for (Mention mention : entity.mentions()) {
                assertThat(text.substring(mention.start(), mention.end()))
                        .isEqualTo(mention.text());
            }
        }
        List<Mention> all =
                entities.stream()
                        .flatMap(entity -> entity.mentions().stream())
                        .sorted(Comparator.comparingInt(Mention::start))
                        .toList();
        for (int i = 1; i < all.size(); i++) {
            assertThat(all.get(i).start()).isGreaterThanOrEqualTo(all.get(i - 1).end());
        }
        assertThat(entities).extracting(Entity::id).doesNotHaveDuplicates();
    }

    @Property(tries = 100)
    void sameTextHasTheSameEntities(@ForAll("texts") String text) {
        assertThat(entities(text)).isEqualTo(entities(text));
    }

    @Property(tries = 200)
    void typographicQuotesChangeNothing(@ForAll("texts") String text) {
        String typographic = text.replace('\'', '’').replace('"', '“');

        assertThat(spans(typographic)).isEqualTo(spans(text));
    }

    private static List<Integer> spans(String text) {
        return entities(text).stream()
                .flatMap(entity -> entity.mentions().stream())
                .map(Mention::start)
                .sorted()
                .toList();
    }

    private static List<Entity> entities(String text) {
        return EXTRACTOR.extract(text, List.of(), EntityExtractor.TOKEN_BUDGET).entities();
    }

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> pieces =
                Arbitraries.of(
                        "Kim Jong Un",
                        "Kim",
                        "Putin",
                        "Vladimir Putin",
                        "Putin-Kim",
                        "Georgia",
                        "Russia",
                        "U.S.",
                        "the",
                        "region",
                        "said",
                        "told",
                        "in",
                        "and",
                        ",",
                        ".",
                        "\n",
                        "\n\n",
                        "\"",
                        "'",
                        "’s",
                        "'s",
                        "(",
                        ")",
                        "NATO",
                        "Bank of",
                        "University",
                        "Party",
                        "Islands",
                        "rocket",
                        "Dr.",
                        "Jr.",
                        "<b>",
                        "http://a.b/c",
                        "2024",
                        "Follow",
                        "on",
                        "-",
                        "–",
                        "…",
                        "İstanbul",
                        "ß",
                        "東京",
                        "😀",
                        "\u0000",
                        "\uFFFD",
                        "e\u0301",
                        "WHO",
                        "Who",
                        "a");
        return pieces.list()
                .ofMaxSize(40)
                .flatMap(
                        words ->
                                Arbitraries.of(" ", "", "  ")
                                        .map(separator -> String.join(separator, words)));
    }
}
