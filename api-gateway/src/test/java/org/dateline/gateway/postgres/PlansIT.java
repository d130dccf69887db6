package org.dateline.gateway.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.dateline.database.sql.Sql;
import org.dateline.gateway.Client;
import org.dateline.gateway.Shelf;
import org.dateline.gateway.filter.ArticleFilter;
import org.dateline.gateway.filter.NameWords;
import org.dateline.gateway.filter.Words;
import org.dateline.gateway.parameters.Parameters;
import org.dateline.gateway.query.ArticleQuery;
import org.dateline.gateway.query.Counted;
import org.dateline.gateway.query.Cursors;
import org.dateline.gateway.query.EntityQuery;
import org.dateline.gateway.query.Position;
import org.dateline.gateway.query.Position.Section;
import org.dateline.gateway.query.Ranking;
import org.dateline.gateway.search.Search;
import org.dateline.teststack.TestStack;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Questions that concern few articles are answered from indexes, not by reading whole tables.
@Tag("containers")
class PlansIT {

    private static final int ARTICLES = 20_000;

    private static final Cursors CURSORS = new Cursors("test");

    private static Connection connection;

    @BeforeAll
    static void fillTheTables() throws SQLException {
        TestStack stack = TestStack.start();
        String url = stack.newDatabase();
        try (Shelf shelf = new Shelf(url, stack.username(), stack.password())) {
            shelf.createTables();
            shelf.run(
                    """
                    create view n as select i, lpad(to_hex(i), 32, '0')::uuid as id,
                        timestamptz '2025-01-01' + i * interval '1 minute' as at
                    from generate_series(1, ?) i
                    """
                            .replace("?", Integer.toString(ARTICLES)));
            shelf.run(
                    """
                    insert into article (article_id, revision, received_at, claim, record,
                        enrichment_version, first_received_at, stored_at, cluster_id, title, language,
                        publisher, url, published_from, published_to, published_at, search, salient)
                    select id, 'r', at, 'c' || i, 0, 1, at, at, id, 'Title', 'en', 'Courier ' || i / 20, null,
                        d, d, d,
                            format('''Ecommon'':1 ''word%s'':2 ''w%s'' ''v%s''', i, i / 4, i / 9)::tsvector,
                            format('''Ecommon'':1 ''word%s'':2', i)::tsvector
                    from n, lateral (select case when i % 10 > 0
                        then date '2000-01-01' + i / 3 end as d) dated
                    """);
            shelf.run(
                    """
                    insert into revision (article_id, revision, received_at, claim, record,
                        enrichment_version, first_received_at, text, event)
                    select id, 'r', at, 'c' || i, 0, 1, at, 'text', '{"segments":[]}' from n
                    """);
            shelf.run(
                    """
                    insert into sighting (claim, record, article_id, revision, received_at,
                        enrichment_version, enriched_at, file, media_type, sha256, stored_at)
                    select 'c' || i, 0, id, 'r', at, 1, at, 'f/' || i || '.txt', 'text/plain', 'x',
                        at
                    from n
                    """);
            shelf.run("insert into erasure select id, at, null, true from n where i < 9000");
            shelf.run(
                    """
                    insert into erased_sighting
                    select 'e' || i, 0, id, at, 'REMOVED' from n where i < 9000
                    """);
            shelf.run(
                    """
                    insert into entity
                    select 'person:' || i, 'PERSON', 'Person ' || i, null from n where i < 5000
                    """);
            shelf.run(
                    """
                    insert into entity_mention
                    select id, 'person:' || (i * k) % 4999 + 1, 0.5, '{0}', '{1}'
                    from n, generate_series(1, 3) k on conflict do nothing
                    """);
            shelf.run(
                    """
                    insert into date_mention
                    select id, k, k + 1, 'DATE', 'x',
                        daterange(date '1990-01-01' + i / 2 + k, date '1990-01-01' + i / 2 + k, '[]')
                    from n, generate_series(1, 3) k
                    """);
            shelf.run(
                    """
                    insert into rejection
                    select 'articles.received', 0, i, 'c' || i, 1, 'TOO_LARGE', 'enrich', '', at
                    from n
                    """);
            shelf.run(
                    """
                    insert into body (scheme, sha256, sketch, shingles)
                    select 'test', sha256(id::text::bytea), '', i from n order by i
                    """);
            shelf.run(
                    """
                    insert into fingerprint (article_id, body_id, first_received_at)
                    select id, body_id, at from n join body on shingles = i
                    """);
            shelf.run(
                    """
                    insert into body_pair (body_id, other_id, relation, jaccard, contained,
                        containing, merges, thresholds)
                    select one.body_id, other.body_id, 'NEAR_DUPLICATE', 0.7, 0.8, 0.8, true, 1
                    from body one join body other
                        on other.shingles / 4 = one.shingles / 4 and one.body_id <> other.body_id
                    where one.shingles % 40 < 4
                    """);
            shelf.run(
                    """
                    insert into cluster_member (
                        article_id, cluster_id, body_id, shingles, cut, published_by, received_at,
                        place)
                    select id, lpad(to_hex(i / 4 * 4), 32, '0')::uuid, body_id, i, false, at, at, i
                    from n join body on shingles = i
                    where i % 40 < 4 and i >= 4
                    """);
            shelf.run(
                    """
                    insert into cluster (cluster_id, shown_id, members, shingles)
                    select cluster_id, (array_agg(article_id order by place))[1], count(*),
                        max(shingles)
                    from cluster_member group by cluster_id
                    """);
            // of articles that are not here, so that a look at all would cost as much as it does
            shelf.run(
                    """
                    insert into cluster (cluster_id, shown_id, members, shingles)
                    select gen_random_uuid(), gen_random_uuid(), 2, 300 from generate_series(1, 9000)
                    """);
            shelf.run("vacuum analyze");
        }
        connection = DriverManager.getConnection(url, stack.username(), stack.password());
    }

    @AfterAll
    static void close() throws SQLException {
        connection.close();
    }

    @ParameterizedTest
    @CsvSource({
        "duplicates=COLLAPSE, article_published",
        "sort=published, article_published",
        "sort=-received, article_received",
        "sort=received, article_received",
        "sort=stored, article_stored_order",
        "sort=-stored, article_stored_order",
        "id=00000000-0000-0000-0000-000000000077, article_pkey",
        "q=word77&sort=-published, article_search",
        "q=word77&language=en&sort=-published, article_search",
        "q=word77+or+word78&duplicates=INCLUDE&sort=-published, article_search",
        "entity=person:77, entity_mention",
        "entity=person:77&entity=person:154, entity_mention",
        "name=77, entity_mention_entity",
        "mentions=2000-05-05, date_mention_during",
        "from=2003&to=2003-02, article_published",
        "publisher=Courier+77, article_publisher",
        "publisher=courier+77&publisher=COURIER+78, article_publisher",
        "file=f/77.txt, sighting_file",
        "file=f/77.txt&file=78.txt, sighting_file",
        "file=77.txt, sighting_file_name",
        "q=word77&sort=-published, cluster_member_order",
        "q=word77&sort=-published, cluster_large",
        "similarity=0.5, cluster_member_body",
        "similarity=0.5, body_pair_pkey",
        "similarity=0.5&duplicates=ONLY&sort=-received, body_pair_pkey",
        "duplicates=ONLY&sort=-received, cluster_member_pkey",
    })
    void indexServes(String query, String index) throws SQLException {
        ArticleQuery asked =
                ArticleQuery.read(Parameters.of(query, ArticleQuery.PARAMETERS), CURSORS);
        ArticleFilter prepared = asked.filter().prepared(connection);

        String plan =
                plan(Articles.select(asked, prepared, new Sql(), asked.sections().getFirst(), 21));

        // a table of one row has nothing to find by an index
        assertThat(plan.replace("Seq Scan on stored_order_base", "the base"))
                .contains(index)
                .doesNotContain("Seq Scan");
    }

    @ParameterizedTest
    @CsvSource({
        "word77, false, article_search",
        "word77 or word78, false, article_search",
        "word77, true, article_salient",
        "common, true, article_published",
    })
    void whatIsRankedIsFoundByTheIndex(String words, boolean partial, String index)
            throws SQLException {
        ArticleFilter prepared =
                ArticleQuery.read(
                                Parameters.of(
                                        "q=" + Client.encoded(words), ArticleQuery.PARAMETERS),
                                CURSORS)
                        .filter()
                        .prepared(connection);
        Search search = prepared.find(Words.Matching.class).orElseThrow().terms().search();
        Ranking later =
                new Ranking(
                        partial,
                        Optional.of(new Ranking.Bound(Optional.of(Instant.EPOCH), new UUID(0, 1))),
                        500,
                        0,
                        List.of(0L, 0L),
                        1);

        for (Optional<Ranking> page : List.of(Optional.<Ranking>empty(), Optional.of(later))) {
            Sql select = RankedArticles.select(prepared, search, partial, page).orElseThrow();
            assertThat(plan(select)).contains(index).doesNotContain("Seq Scan");
        }
    }

    @Test
    void claimsAreFoundByTheirIndexes() throws SQLException {
        assertThat(plan(Claims.stepsOf("c77", 0, 1_000)))
                .contains("sighting_pkey", "rejection_claim", "erased_sighting_pkey")
                .doesNotContain("Seq Scan");
    }

    @Test
    void claimsOfAFileNameAreFoundByItsIndexes() throws SQLException {
        assertThat(plan(Claims.takenAs("77.txt", Optional.of("c9"), 20)))
                .contains("sighting_file", "sighting_file_name")
                .doesNotContain("Seq Scan");
    }

    @Test
    void rejectionsOfAnArticleAreFoundByTheirIndex() throws SQLException {
        assertThat(plan(Claims.rejectionsOf(new UUID(0, 77))))
                .contains("rejection_claim")
                .doesNotContain("Seq Scan");
    }

    @Test
    void laterPageIsFoundByTheIndexToo() throws SQLException {
        ArticleQuery first = ArticleQuery.read(Parameters.of("", ArticleQuery.PARAMETERS), CURSORS);
        Position last = new Position(Section.DATED, 1_000_000_000_000_000L, new UUID(0, 1));
        ArticleQuery later = new ArticleQuery(first.filter(), first.sort(), Optional.of(last), 20);

        String plan = plan(Articles.select(later, later.filter(), new Sql(), Section.DATED, 21));

        assertThat(plan)
                .contains("article_published")
                .containsPattern("Index Cond: .*ROW\\(published_at, article_id\\) <")
                .doesNotContain("Seq Scan", "Sort");
    }

    @ParameterizedTest
    @CsvSource({
        "prefix=person+77&sort=name, entity_name",
        "prefix=Person+77&type=PERSON&sort=name, entity_name",
        "limit=20&sort=name, entity_name",
        "prefix=person+77, entity_name",
        "name=77, entity_words",
        "name=P%C3%A9rson+77&type=person, entity_words",
    })
    void entitiesAreFoundByTheirNames(String query, String index) throws SQLException {
        EntityQuery asked = EntityQuery.read(Parameters.of(query, EntityQuery.PARAMETERS), CURSORS);
        String last =
                asked.order() == EntityQuery.Order.NAME ? "person 771\0person:771" : "person:771";
        EntityQuery later = asked.after(Optional.of(new Counted(3, last)));
        Optional<NameWords> words = Optional.empty();
        if (asked.name().isPresent()) {
            words = Optional.of(NameWords.of(connection, asked.name().get()));
        }

        for (EntityQuery page : List.of(asked, later)) {
            assertThat(plan(Entities.select(page, words))).contains(index).doesNotContain("Seq");
        }
    }

    private static String plan(Sql question) throws SQLException {
        return String.join(
                "\n", Sql.of("explain").add(question).list(connection, row -> row.text(1)));
    }
}
