package org.dateline.store.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dateline.store.Samples.NOON;
import static org.dateline.store.Samples.article;

import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import org.dateline.database.article.Article;
import org.dateline.store.Samples;

class ArticleStoreLawsIT {

    private static final TestDatabase DATABASE = TestDatabase.withTables();

    private final ArticleStore store =
            new ArticleStore(DATABASE.dataSource, Clock.systemUTC(), point -> {});

    @Property(tries = 25, shrinking = ShrinkingMode.BOUNDED)
    void storingAgainInAnyOrderAndAnyBatchesChangesNothing(
            @ForAll("histories") List<Samples> history, @ForAll Random random) throws SQLException {
        DATABASE.empty();
        List<Article> articles = history.stream().map(Samples::read).toList();
        store.store(articles);
        List<String> once = DATABASE.contents();

        store.store(articles.reversed());
        assertThat(DATABASE.contents()).isEqualTo(once);

        DATABASE.empty();
        List<Article> shuffled = new ArrayList<>(articles);
        Collections.shuffle(shuffled, random);
        for (int i = 0; i < shuffled.size(); i += 3) {
            store.store(shuffled.subList(i, Math.min(i + 3, shuffled.size())));
        }
        assertThat(DATABASE.contents()).isEqualTo(once);
    }

    @Provide
    Arbitrary<List<Samples>> histories() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 5),
                        Arbitraries.integers().between(0, 2),
                        Arbitraries.integers().between(0, 30),
                        Arbitraries.integers().between(1, 3))
                .as(
                        (url, content, second, version) ->
                                article("https://a.example/" + url)
                                        .text("Content " + content)
                                        .sighting(
                                                "%d-%d-%d".formatted(second, url, content),
                                                NOON.plusSeconds(second))
                                        .version(version))
                .list()
                .ofMinSize(1)
                .ofMaxSize(12);
    }
}
