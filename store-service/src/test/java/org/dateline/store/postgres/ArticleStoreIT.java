package org.dateline.store.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dateline.store.Samples.NOON;
import static org.dateline.store.Samples.article;

import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.dateline.database.article.Article;
import org.dateline.events.ArticleStored;
import org.dateline.events.ArticleStored.Relation;
import org.dateline.store.Samples;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("containers")
class ArticleStoreIT {

    private static final TestDatabase DATABASE = TestDatabase.withTables();

    private final ArticleStore store =
            new ArticleStore(DATABASE.dataSource, Clock.systemUTC(), point -> {});

    @BeforeEach
    void emptyTheDatabase() {
        DATABASE.empty();
    }

    @Test
    void anArticleCanBeFoundByItsWordsDatesAndEntities() throws SQLException {
        Result result = store(article("https://a.example/1").read());

        assertThat(result.refused()).isEmpty();
        assertThat(
                        DATABASE.rows(
                                """
                                select title, language, publisher, url, published_from,
                                    published_at at time zone 'UTC'
                                from article
                                where search @@ '''Emeet'' & ''Evladivostok'' | ''Emet'''::tsquery
                                """))
                .containsExactly(
                        "Version 1 of https://a.example/1|en|The Paper|https://a.example/1"
                                + "|2025-09-04|2025-09-05 04:30:00");
        assertThat(DATABASE.rows("select entity_id, starts, ends from entity_mention order by 1"))
                .containsExactly("location:version-1|{1}|{3}", "person:kim|{0}|{3}");
        assertThat(
                        DATABASE.rows(
                                "select value from date_mention where during @> '2025-09-02'::date"))
                .containsExactly("2025-09-02");
        assertThat(DATABASE.rows("select file, charset from sighting"))
                .containsExactly("inbox/claim-https://a.example/1|UTF-8");
        assertThat(DATABASE.value("select event ? 'text', event ->> 'articleId' from revision"))
                .isEqualTo("f|" + article("https://a.example/1").read().articleId());
        assertThat(result.stored())
                .extracting(Stored::event)
                .extracting(ArticleStored::relation)
                .containsExactly(Relation.NEW);
    }

    @Test
    void redeliveredArticleIsStoredOnceAndToldAgainInTheSameWords() throws SQLException {
        Article article = article("https://a.example/1").read();
        Result first = store(article);
        List<String> rows = DATABASE.rows("select xmin, * from article");

        Result second = store(article, article);

        assertThat(DATABASE.rows("select xmin, * from article")).isEqualTo(rows);
        assertThat(second.stored()).containsOnly(first.stored().getFirst()).hasSize(2);
    }

    @Test
    void anOlderRevisionThatComesLaterStaysReadableAndDoesNotWin() throws SQLException {
        Samples newer = article("https://a.example/1").text("The newer words.");
        Samples older =
                article("https://a.example/1")
                        .text("The older words.")
                        .sighting("earlier", NOON.minusSeconds(60));
        store(newer.read());

        Result result = store(older.read());

        assertThat(DATABASE.value("select revision from article"))
                .isEqualTo(newer.read().revision());
        assertThat(DATABASE.rows("select text from revision order by first_received_at"))
                .containsExactly("The older words.", "The newer words.");
        assertThat(DATABASE.value("select first_received_at = '2025-09-05T11:59:00Z' from article"))
                .isEqualTo("t");
        assertThat(DATABASE.value("select count(*) from sighting")).isEqualTo("2");
        assertThat(result.stored().getFirst().event().relation()).isEqualTo(Relation.NEW);
        assertThat(store(newer.read()).stored().getFirst().event().relation())
                .isEqualTo(Relation.REVISION);
    }

    @Test
    void whatIsSeenASecondTimeIsNotNew() throws SQLException {
        Samples first = article("https://a.example/1");
        Samples second = first.sighting("later", NOON.plusSeconds(60));

        Result result = store(first.read(), second.read());

        assertThat(result.stored())
                .extracting(stored -> stored.event().relation())
                .containsExactly(Relation.NEW, Relation.REVISION);
    }

    @Test
    void aHigherVersionOfEnrichmentReplacesWhatWasFound() throws SQLException {
        Samples first = article("https://a.example/1");
        store(first.version(2).read());
        store(first.version(1).read());

        assertThat(DATABASE.value("select title, enrichment_version from article"))
                .isEqualTo("Version 2 of https://a.example/1|2");
        assertThat(DATABASE.rows("select entity_id from entity_mention order by 1"))
                .containsExactly("location:version-2", "person:kim");

        store(first.version(3).read());

        assertThat(DATABASE.rows("select entity_id from entity_mention order by 1"))
                .containsExactly("location:version-3", "person:kim");
        assertThat(DATABASE.value("select enrichment_version from sighting")).isEqualTo("3");
        assertThat(DATABASE.value("select count(*) from revision")).isEqualTo("1");
    }

    @Test
    void copiesAreLinkedToTheEarliestInWhateverOrderTheyCome() throws SQLException {
        Samples earliest = article("https://a.example/1").body("same").sighting("1", NOON);
        Samples middle =
                article("https://b.example/2").body("same").sighting("2", NOON.plusSeconds(1));
        Samples last =
                article("https://c.example/3").body("same").sighting("3", NOON.plusSeconds(2));

        Result alone = store(last.read());
        Result copy = store(middle.read());
        store(earliest.read());

        assertThat(alone.stored().getFirst().event().relation()).isEqualTo(Relation.NEW);
        assertThat(copy.stored().getFirst().event().relation()).isEqualTo(Relation.NEW);
        ArticleStored told = store(last.read()).stored().getFirst().event();
        assertThat(told.relation()).isEqualTo(Relation.DUPLICATE);
        assertThat(told.of()).isEqualTo(earliest.read().articleId());
        assertThat(told.clusterId()).isEqualTo(earliest.read().articleId());
        assertThat(told.similarity()).isEqualTo(1.0);
        assertThat(DATABASE.rows("select distinct of_id from duplicate"))
                .containsExactly(earliest.read().articleId().toString());
        assertThat(DATABASE.value("select count(*) from duplicate")).isEqualTo("2");
        assertThat(DATABASE.value("select count(distinct cluster_id) from clustered"))
                .isEqualTo("1");
    }

    @Test
    void whenTheEarliestCopyChangesTheOthersAreLinkedToTheNext() throws SQLException {
        Samples earliest = article("https://a.example/1").body("same").sighting("1", NOON);
        Samples middle =
                article("https://b.example/2").body("same").sighting("2", NOON.plusSeconds(1));
        Samples last =
                article("https://c.example/3").body("same").sighting("3", NOON.plusSeconds(2));
        store(earliest.read(), middle.read(), last.read());

        store(
                earliest.text("Now it says something else.")
                        .sighting("4", NOON.plusSeconds(9))
                        .read());

        assertThat(DATABASE.rows("select article_id, of_id from duplicate"))
                .containsExactly(last.read().articleId() + "|" + middle.read().articleId());
        assertThat(
                        DATABASE.rows(
                                "select cluster_id, count(*) from clustered group by 1 order by 2"))
                .containsExactly(
                        earliest.read().articleId() + "|1", middle.read().articleId() + "|2");
    }

    @Test
    void articlesWithoutABodyAreNotCopiesOfEachOther() throws SQLException {
        store(
                article("https://a.example/1").body("").read(),
                article("https://b.example/2").body("").read());

        assertThat(DATABASE.value("select count(*) from duplicate")).isEqualTo("0");
    }

    @Test
    void concurrentWritersOfTheSameArticlesEndAsOneWriter() throws Exception {
        Random random = new Random(7);
        List<Article> articles = new ArrayList<>();
        for (int i = 0; i < 240; i++) {
            articles.add(
                    article("https://a.example/" + random.nextInt(60))
                            .text("Content " + random.nextInt(12))
                            .sighting("claim-" + i, NOON.plusSeconds(random.nextInt(100)))
                            .read());
        }
        store.store(articles);
        List<String> alone = DATABASE.contents();
        emptyTheDatabase();

        int writers = 6;
        try (var executor = Executors.newFixedThreadPool(writers)) {
            List<Callable<Void>> work = new ArrayList<>();
            for (int writer = 0; writer < writers; writer++) {
                List<Article> mine = new ArrayList<>(articles);
                java.util.Collections.shuffle(mine, new Random(writer));
                work.add(
                        () -> {
                            for (int i = 0; i < mine.size(); i += 20) {
                                store.store(mine.subList(i, i + 20));
                            }
                            return null;
                        });
            }
            for (Future<Void> done : executor.invokeAll(work)) {
                done.get();
            }
        }

        assertThat(DATABASE.contents()).isEqualTo(alone);
        assertThat(Long.parseLong(DATABASE.value("select count(*) from duplicate"))).isPositive();
    }

    @Test
    void onlyTheArticleThatTheDatabaseRefusesIsLeftOut() throws SQLException {
        Article good = article("https://a.example/1").read();
        Article other = article("https://a.example/2").read();
        Article bad = withRevision(article("https://a.example/3").read(), "NUL \0 in a column");

        Result result = store(good, bad, other);

        assertThat(result.stored())
                .extracting(Stored::eventId)
                .containsExactly(good.eventId(), other.eventId());
        assertThat(result.refused())
                .containsExactly(
                        new Result.Refused(1, "the database rejected it with SQLSTATE 22021"));
        assertThat(DATABASE.value("select count(*) from article")).isEqualTo("2");
    }

    private static Article withRevision(Article article, String revision) {
        return new Article(
                article.eventId(),
                article.articleId(),
                revision,
                article.recency(),
                article.forced(),
                article.columns(),
                article.sighting(),
                article.text(),
                article.search(),
                article.event(),
                article.entities(),
                article.dates(),
                article.body());
    }

    private Result store(Article... articles) throws SQLException {
        return store.store(List.of(articles));
    }
}
