package org.dateline.store.postgres;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.dateline.store.Samples.NOON;
import static org.dateline.store.Samples.article;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.dateline.database.article.Article;
import org.dateline.events.ArticleStored.Relation;
import org.dateline.store.Samples;
import org.dateline.store.alike.PairScore;
import org.dateline.store.alike.Story;
import org.dateline.store.batch.CrashPoint;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("containers")
class NearDuplicatesIT {

    private static final TestDatabase DATABASE = TestDatabase.withTables();

    private final ArticleStore store =
            new ArticleStore(DATABASE.dataSource, Clock.systemUTC(), point -> {});

    @BeforeEach
    void emptyTheDatabase() {
        DATABASE.empty();
    }

    @Test
    void familiesOfStoriesAreOneClusterEach() throws SQLException {
        List<Story> stories = Story.families(30, 7);
        List<Integer> order = new ArrayList<>(IntStream.range(0, stories.size()).boxed().toList());
        Collections.shuffle(order, new Random(3));
        for (int i : order) {
            store.store(List.of(story(i, stories.get(i).text()).read()));
        }

        Map<String, String> clusters = clusters();
        PairScore score =
                PairScore.of(order, i -> clusters.get(url(i)), i -> stories.get(i).family());

        assertThat(score.f1()).isGreaterThan(.96);
    }

    @Test
    void writersAtTheSameTimeEndAsOneWriter() throws Exception {
        List<Article> articles = new ArrayList<>();
        List<Story> stories = Story.families(5, 11);
        for (int i = 0; i < stories.size(); i++) {
            articles.add(story(i, stories.get(i).text()).read());
            if (i % 4 == 0) {
                String other = stories.get((i + 9) % stories.size()).text();
                articles.add(
                        story(i, other).sighting("revised-" + i, NOON.plusSeconds(900 + i)).read());
            }
        }
        store.store(articles);
        List<String> alone = DATABASE.contents();

        for (int round = 0; round < 4; round++) {
            emptyTheDatabase();
            storeAtTheSameTime(articles, 4, round);
            assertThat(DATABASE.contents()).containsExactlyElementsOf(alone);
        }
        assertThat(alone).anyMatch(row -> row.contains("CONTAINED_IN"));
    }

    private void storeAtTheSameTime(List<Article> articles, int writers, int seed)
            throws Exception {
        try (var executor = Executors.newFixedThreadPool(writers)) {
            List<Callable<Void>> work = new ArrayList<>();
            for (int writer = 0; writer < writers; writer++) {
                Random random = new Random(31L * seed + writer);
                List<Article> mine = new ArrayList<>(articles);
                Collections.shuffle(mine, random);
                work.add(
                        () -> {
                            int start = 0;
                            while (start < mine.size()) {
                                int end = Math.min(mine.size(), start + 1 + random.nextInt(20));
                                store.store(mine.subList(start, end));
                                start = end;
                            }
                            return null;
                        });
            }
            for (Future<Void> done : executor.invokeAll(work)) {
                done.get();
            }
        }
    }

    @Test
    void whatJoinsTwoClustersMovesTheMembersOfTheLaterAndSaysSo() throws SQLException {
        Article first = story(1, passage(1) + " " + passage(2)).read();
        Article second = story(2, passage(2) + " " + passage(3)).read();
        Article copy = story(3, passage(2) + " " + passage(3) + " And a few words more.").read();
        Article both = story(4, passages(1, 4)).read();
        store.store(List.of(first, second, copy));

        Result result = store.store(List.of(both));
        Result repeated = store.store(List.of(both));
        store.announced(repeated.moved());

        assertThat(clusters().values()).containsOnly(first.articleId().toString());
        assertThat(result.moved())
                .extracting(moved -> moved.event().articleId())
                .containsExactlyInAnyOrder(second.articleId(), copy.articleId());
        assertThat(result.moved())
                .allSatisfy(
                        moved -> {
                            assertThat(moved.event().clusterId()).isEqualTo(first.articleId());
                            assertThat(moved.eventId()).endsWith("/1/" + first.articleId());
                        });
        assertThat(repeated.moved()).isEqualTo(result.moved());
        assertThat(store.store(List.of(both)).moved()).isEmpty();
    }

    @Test
    void whatJoinedTwoClustersLeavesThemApartWhenItChanges() throws SQLException {
        Article first = story(1, passage(1) + " " + passage(2)).read();
        Article second = story(2, passage(2) + " " + passage(3)).read();
        Samples both = story(3, passages(1, 4));
        store.store(List.of(first, second, both.read()));

        store.store(List.of(both.text(passage(4)).sighting("later", NOON.plusSeconds(99)).read()));

        assertThat(clusters())
                .containsEntry(url(1), first.articleId().toString())
                .containsEntry(url(2), second.articleId().toString())
                .containsEntry(url(3), both.read().articleId().toString());
    }

    @Test
    void aNearDuplicateIsToldWithWhatItIsLike() throws SQLException {
        Article original = story(1, passage(1) + " " + passage(2)).read();
        Article copy = story(2, passage(1) + " " + passage(2) + " It rained.").read();

        var told = store.store(List.of(original, copy)).stored().getLast().event();

        assertThat(told.relation()).isEqualTo(Relation.NEAR_DUPLICATE);
        assertThat(told.of()).isEqualTo(original.articleId());
        assertThat(told.similarity()).isBetween(.9, .999);
        assertThat(DATABASE.rows("select relation, jaccard < 1, contained from article_pair"))
                .contains("NEAR_DUPLICATE|t|1");
    }

    @Test
    void whatTwoBodiesShareIsKeptFromEitherSide() throws SQLException {
        Article original = story(1, passage(1) + " Nobody was hurt. " + passage(2)).read();
        Article copy = story(2, passage(2) + " And so on. " + passage(1)).read();

        store.store(List.of(original, copy));

        assertThat(
                        DATABASE.rows(
                                "select passages from article_pair where article_id = '"
                                        + original.articleId()
                                        + "'"))
                .containsExactly("{63,0,60,0,63,60}");
        assertThat(
                        DATABASE.rows(
                                "select passages from article_pair where article_id = '"
                                        + copy.articleId()
                                        + "'"))
                .containsExactly("{0,63,60,63,0,60}");
    }

    @Test
    void anArticleWithinAMuchLongerOneIsContainedAndStaysApart() throws SQLException {
        Article item = story(1, passages(1, 4)).read();
        Article roundUp = story(2, passages(1, 13)).read();

        Result result = store.store(List.of(item, roundUp));

        assertThat(result.stored().getLast().event().relation()).isEqualTo(Relation.NEW);
        assertThat(DATABASE.rows("select relation, contained, merges from article_pair order by 1"))
                .hasSize(2)
                .contains("CONTAINED_IN|1|f");
        assertThat(clusters().values()).doesNotHaveDuplicates();
    }

    @Test
    void theSearchIsMadeUpForWhenTheProcessEndsBeforeIt() throws SQLException {
        Article original = story(1, passage(1)).read();
        Article copy = story(2, passage(1) + " It rained.").read();
        store.store(List.of(original));
        ArticleStore crashing =
                new ArticleStore(
                        DATABASE.dataSource,
                        Clock.systemUTC(),
                        point -> {
                            if (point == CrashPoint.AFTER_DATABASE_COMMIT) {
                                throw new IllegalStateException("the process ends");
                            }
                        });

        assertThatThrownBy(() -> crashing.store(List.of(copy))).hasMessage("the process ends");
        assertThat(clusters().values()).doesNotHaveDuplicates();
        store.store(List.of(copy));

        assertThat(clusters().values()).containsOnly(original.articleId().toString());
    }

    @Test
    void theSamplesAreOnTheSameTopicAndNotDuplicates() throws SQLException, IOException {
        List<Article> articles = new ArrayList<>();
        try (var files = Files.list(Path.of("..", "seeds"))) {
            for (Path file : files.filter(name -> name.toString().endsWith(".txt")).toList()) {
                articles.add(story(articles.size(), Files.readString(file)).read());
            }
        }

        store.store(articles);

        assertThat(articles).hasSize(5);
        assertThat(clusters().values()).hasSize(5).doesNotHaveDuplicates();
        assertThat(DATABASE.count("article_pair")).isZero();
    }

    @Test
    void aStoryCopiedMoreOftenThanIsLookedAtIsStillOneCluster() throws SQLException {
        List<Article> articles = new ArrayList<>();
        for (int i = 0; i < 150; i++) {
            articles.add(story(i, passage(1) + " Printed in edition number " + i + ".").read());
        }

        for (int i = 0; i < articles.size(); i += 50) {
            store.store(articles.subList(i, i + 50));
        }

        assertThat(clusters().values())
                .hasSize(150)
                .containsOnly(articles.getFirst().articleId().toString());
    }

    @Test
    void whatIsKeptOfABodyIsBoundedAndEveryCopyHasOneThatIsShownBeforeIt() throws Exception {
        List<Article> articles = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            articles.add(
                    story(i, passage(1) + " " + passage(2) + " Printed in edition " + i + ".")
                            .read());
        }

        storeAtTheSameTime(articles, 3, 5);

        assertThat(DATABASE.rows("select cluster_id, shown_id, members from cluster"))
                .containsExactly(
                        articles.getFirst().articleId()
                                + "|"
                                + articles.getFirst().articleId()
                                + "|200");
        assertThat(
                        DATABASE.value(
                                "select max(kept) from (select count(*) as kept from body_pair"
                                        + " group by body_id) as bodies"))
                .satisfies(kept -> assertThat(Integer.parseInt(kept)).isBetween(10, 50));
        assertThat(
                        DATABASE.value(
                                """
                                select count(*) from cluster_member m
                                where not exists (
                                    select from body_pair p
                                    join cluster_member o on o.body_id = p.other_id
                                    where p.body_id = m.body_id
                                        and (o.cut, o.published_by, o.received_at, o.place)
                                            < (m.cut, m.published_by, m.received_at, m.place))
                                """))
                .isEqualTo("1");
    }

    @Test
    void aRepeatedSightingIsNotLookedForAgain() throws SQLException {
        Article original = story(1, passage(1) + " " + passage(2)).read();
        Samples copy = story(2, passage(1) + " " + passage(2) + " It rained.");
        store.store(List.of(original, copy.read()));
        String facts =
                "select 'pair', ctid::text, xmin::text from body_pair union all select 'member',"
                        + " ctid::text, xmin::text from cluster_member union all"
                        + " select 'cluster', ctid::text, xmin::text from cluster";
        List<String> before = DATABASE.rows(facts);

        store.store(List.of(original, copy.sighting("again", NOON.plusSeconds(99)).read()));

        assertThat(before).hasSize(5);
        assertThat(DATABASE.rows(facts)).containsExactlyInAnyOrderElementsOf(before);
    }

    @Test
    void ofAClusterTheFullestIsPreferredThenTheEarliestInItsSource() throws SQLException {
        Article cut = story(1, passage(1)).read();
        Article second = line(2, passage(1) + " " + passage(2) + " It rained.").read();
        Article first = line(1, passage(1) + " " + passage(2)).read();

        store.store(List.of(cut, second, first));

        assertThat(clusters().values()).containsOnly(cut.articleId().toString());
        assertThat(DATABASE.value("select shown_id from cluster"))
                .isEqualTo(first.articleId().toString());
        assertThat(
                        DATABASE.rows(
                                "select article_id, cut from cluster_member"
                                        + " order by cut, published_by, received_at, place"))
                .containsExactly(
                        first.articleId() + "|f",
                        second.articleId() + "|f",
                        cut.articleId() + "|t");
    }

    /// Of one file, received later than any other story here.
    private static Samples line(int number, String text) {
        return article("https://paper.example/line/" + (9 - number))
                .text(text)
                .sighting("file", NOON.plusSeconds(500))
                .record(number);
    }

    @Test
    void anUpgradeFindsTheClustersThatThereWere() throws SQLException {
        TestDatabase old = TestDatabase.withTables();
        ArticleStore filled = new ArticleStore(old.dataSource, Clock.systemUTC(), point -> {});
        List<Article> articles = new ArrayList<>();
        List<Story> stories = Story.families(3, 5);
        for (int i = 0; i < stories.size(); i++) {
            articles.add(story(i, stories.get(i).text()).read());
        }
        filled.store(articles);
        List<String> before = old.contents();
        old.downgradeBeforeClusters();

        old.migrate();

        assertThat(
                        old.contents().stream()
                                .map(row -> row.replaceAll("\"cluster_id\": [^,]*, ", ""))
                                .toList())
                .containsExactlyElementsOf(
                        before.stream()
                                .map(row -> row.replaceAll("\"cluster_id\": [^,]*, ", ""))
                                .toList());
        assertThat(old.rows("select article_id, cluster_id from clustered order by 1"))
                .containsExactlyElementsOf(
                        old.rows("select article_id, cluster_id from article order by 1"));
    }

    @Test
    void whatAnOlderServiceStoredIsPutIntoItsClusterLater() throws SQLException {
        Article original = story(1, passage(1)).read();
        Article copy = story(2, passage(1) + " It rained.").read();
        store.store(List.of(original, copy));
        DATABASE.execute("truncate cluster, cluster_member, body_pair");
        DATABASE.execute("update fingerprint set placed = 0");
        DATABASE.execute("update article set stored_at = now() - interval '1 hour'");

        assertThat(store.placeLeftBehind()).isFalse();

        assertThat(clusters().values()).containsOnly(original.articleId().toString());
        assertThat(DATABASE.count("body_pair")).isEqualTo(2);
    }

    @Test
    void nothingIsLeftOfAnErasedArticle() throws SQLException {
        Article original = story(1, passage(1)).read();
        Article copy = story(2, passage(1) + " It rained.").read();
        store.store(List.of(original, copy));

        DATABASE.execute("delete from article where article_id = '" + copy.articleId() + "'");

        assertThat(DATABASE.count("body")).isEqualTo(1);
        assertThat(DATABASE.count("body_pair")).isZero();
        assertThat(DATABASE.rows("select distinct body_id from sketch_hash"))
                .isEqualTo(DATABASE.rows("select body_id from body"));
    }

    private static Samples story(int number, String text) {
        return article(url(number))
                .text(text)
                .sighting("claim-" + number, NOON.plusSeconds(number));
    }

    private static String url(int number) {
        return "https://paper.example/" + number;
    }

    /// Sixty words that no other number has.
    private static String passage(int number) {
        Random random = new Random(number);
        return IntStream.range(0, 60)
                .mapToObj(i -> Integer.toString(random.nextInt(1 << 20), 36))
                .collect(joining(" "));
    }

    private static String passages(int first, int endExclusive) {
        return IntStream.range(first, endExclusive)
                .mapToObj(NearDuplicatesIT::passage)
                .collect(joining(" "));
    }

    private static Map<String, String> clusters() {
        return DATABASE.rows("select url, cluster_id from clustered").stream()
                .map(row -> row.split("\\|"))
                .collect(toMap(columns -> columns[0], columns -> columns[1]));
    }
}
