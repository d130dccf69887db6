package org.dateline.store.postgres;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.dateline.store.Samples.NOON;
import static org.dateline.store.Samples.article;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.dateline.database.article.Article;
import org.dateline.events.ArticleEnriched;
import org.dateline.events.ArticleReceived;
import org.dateline.events.Source;
import org.dateline.store.Samples;
import org.dateline.store.batch.CrashPoint;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("containers")
class ErasuresIT {

    private static final TestDatabase DATABASE = TestDatabase.withTables();
    private static final Instant ERASED = NOON.plusSeconds(3_600);
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final CrashPoint.Observer NOBODY = point -> {};

    private final ArticleStore store = store(NOBODY);
    private final Erasures erasures = erasures(ERASED, NOBODY);

    @BeforeEach
    void emptyTheDatabase() {
        DATABASE.empty();
    }

    @Test
    void noTableHasAnythingOfAnErasedArticle() throws SQLException {
        Samples erased = article("https://secret.example/1").text(passage(1)).version(7);
        Article first = erased.read();
        Article revised =
                erased.text(passage(2)).sighting("secret-claim", NOON.plusSeconds(9)).read();
        Article copy = story(3, passage(2) + " It rained.").read();
        store.store(List.of(first, revised, copy));
        reject("secret-claim", 0);
        List<String> traces =
                List.of(
                        first.articleId().toString(),
                        "secret.example",
                        "secret-claim",
                        passage(1).substring(0, 30),
                        passage(2).substring(0, 30) + passage(2).substring(30, 40),
                        "location:version-7");
        Map<String, Long> before = rowsWith(first.articleId().toString());
        assertThat(before.values()).as("tables with the article").filteredOn(n -> n > 0).hasSize(8);

        assertThat(erasures.erase(first.articleId())).isPresent();

        assertThat(rowsWith(first.articleId().toString()).values()).containsOnly(0L);
        for (String trace : traces.subList(1, traces.size())) {
            boolean others = trace.startsWith(passage(2).substring(0, 30));
            assertThat(rowsWith(trace).values()).as(trace).allMatch(n -> n == 0 || others);
        }
        assertThat(DATABASE.rows("select article_id from article"))
                .containsExactly(copy.articleId().toString());
        assertThat(DATABASE.count("body")).isEqualTo(1);
        assertThat(DATABASE.count("body_pair")).isZero();
        assertThat(DATABASE.rows("select distinct body_id from sketch_hash"))
                .isEqualTo(DATABASE.rows("select body_id from body"));
        assertThat(DATABASE.count("rejection")).isZero();
        assertThat(DATABASE.rows("select claim, copy from erased_sighting order by claim"))
                .containsExactly("claim-https://secret.example/1|PENDING", "secret-claim|PENDING");
    }

    @Test
    void whatOtherArticlesHaveToo_stays() throws SQLException {
        Article erased = story(1, passage(1)).read();
        Article copy = story(2, passage(1)).read();
        store.store(List.of(erased, copy));
        List<String> alone = alone(copy);
        store.store(List.of(erased, copy));

        erasures.erase(erased.articleId());

        assertThat(DATABASE.contents()).isEqualTo(alone);
    }

    @Test
    void anArticleThatNeverWasIsNotErasedAndOneThatWasMayBeErasedAgain() throws SQLException {
        Article article = story(1, passage(1)).read();

        assertThat(erasures.erase(article.articleId())).isEmpty();
        assertThat(DATABASE.count("erasure")).isZero();
        store.store(List.of(article));
        assertThat(erasures.erase(article.articleId())).isPresent();
        assertThat(erasures.erase(article.articleId())).isPresent();

        assertThat(DATABASE.count("erasure")).isEqualTo(1);
    }

    @Test
    void noOldRecordBringsItBack() throws SQLException {
        Samples article = story(1, passage(1));
        store.store(List.of(article.read()));
        erasures.erase(article.read().articleId());
        Article inFlight = article.sighting("in-flight", NOON.plusSeconds(1)).read();
        Article again = article.sighting("dropped-again", ERASED.plusSeconds(60)).read();
        Article enrichedAgain = article.version(2).read();
        Article other = story(2, passage(2)).read();

        for (int time = 0; time < 2; time++) {
            Result result =
                    store.store(List.of(article.read(), inFlight, other, again, enrichedAgain));

            assertThat(result.erased())
                    .containsExactly(new Erasure(article.read().articleId(), ERASED));
            assertThat(result.stored())
                    .extracting(Stored::eventId)
                    .containsExactly(other.eventId());
        }
        assertThat(DATABASE.rows("select article_id from article"))
                .containsExactly(other.articleId().toString());
        assertThat(DATABASE.rows("select claim, copy from erased_sighting order by claim"))
                .containsExactly("claim-1|PENDING", "dropped-again|PENDING", "in-flight|PENDING");
    }

    @Test
    void aBridgeThatIsErasedLeavesItsClusterApartAtOnce() throws SQLException {
        Article first = story(1, passages(1, 2, 3, 4)).read();
        Article second = story(2, passages(3, 4, 5, 6)).read();
        Article both = story(3, passages(2, 3, 4, 5)).read();
        store.announced(store.store(List.of(first, second, both)).moved());
        assertThat(clusters().values()).containsOnly(first.articleId().toString());

        erasures.erase(both.articleId());

        assertThat(clusters())
                .containsOnly(
                        Map.entry(url(1), first.articleId().toString()),
                        Map.entry(url(2), second.articleId().toString()));
        assertThat(erasures.moved())
                .extracting(moved -> moved.event().articleId())
                .containsExactly(second.articleId());
        erasures.announced(new Erasure(both.articleId(), ERASED), erasures.moved());
        assertThat(erasures.moved()).isEmpty();
    }

    @Test
    void aClusterThatWasNamedForAnErasedArticleIsNamedForTheNext() throws SQLException {
        Article first = story(1, passage(1)).read();
        Article second = story(2, passage(1) + " It rained.").read();
        Article third = story(3, passage(1) + " It poured.").read();
        store.store(List.of(first, second, third));

        erasures.erase(first.articleId());

        assertThat(clusters().values()).hasSize(2).containsOnly(second.articleId().toString());
        assertThat(rowsWith(first.articleId().toString()).values()).containsOnly(0L);
    }

    @Test
    void onlyAForcedFileBringsItBackAndALaterErasureWinsAgain() throws SQLException {
        Samples article = story(1, passage(1));
        Article dropped = article.sighting("dropped", ERASED.plusSeconds(1)).read();
        Article forcedBefore = forced(article.sighting("forced-before", NOON.plusSeconds(5)));
        Article forced = forced(article.sighting("forced", ERASED.plusSeconds(2)));
        Article later = article.sighting("later", ERASED.plusSeconds(3)).read();
        store.store(List.of(article.read()));
        erasures.erase(article.read().articleId());

        assertThat(store.store(List.of(dropped, forcedBefore)).stored()).isEmpty();
        assertThat(store.store(List.of(forced)).stored()).hasSize(1);
        Result replayed = store.store(List.of(article.read(), dropped, later, forced));
        assertThat(replayed.stored()).hasSize(2);
        assertThat(replayed.leftOut()).isEqualTo(2);
        assertThat(replayed.erased()).as("to be taken off the topic").isEmpty();
        assertThat(claims()).containsExactly("forced", "later");

        Instant again = ERASED.plusSeconds(100);
        erasures(again, NOBODY).erase(article.read().articleId());
        assertThat(store.store(List.of(article.read(), dropped, later, forced)).stored()).isEmpty();
        assertThat(DATABASE.count("article")).isZero();
        assertThat(
                        store.store(
                                        List.of(
                                                forced(
                                                        article.sighting(
                                                                "forced-again",
                                                                again.plusSeconds(1)))))
                                .stored())
                .hasSize(1);
    }

    /// As with the clocks of two machines.
    @Test
    void aForcedSightingThatWasErasedStaysErasedWhateverTheClocksSay() throws SQLException {
        Article forced = forced(story(1, passage(1)).sighting("forced", ERASED.plusSeconds(99)));
        store.store(List.of(forced));

        erasures.erase(forced.articleId());

        assertThat(store.store(List.of(forced)).stored()).isEmpty();
    }

    @Test
    void aTombstoneErasesInADatabaseThatDoesNotKnowAndChangesNothingElsewhere()
            throws SQLException {
        Samples article = story(1, passage(1));
        Erasure erasure = new Erasure(article.read().articleId(), ERASED);
        store.store(List.of(article.read()));

        erasures.apply(erasure);
        assertThat(DATABASE.count("article")).isZero();
        store.store(List.of(forced(article.sighting("forced", ERASED.plusSeconds(9)))));
        erasures.apply(erasure);

        assertThat(claims()).containsExactly("forced");
        assertThat(
                        DATABASE.rows(
                                "select claim from erased_sighting where article_id = '%s'"
                                        .formatted(erasure.articleId())))
                .containsExactly("claim-1");
        UUID unknown = UUID.randomUUID();
        erasures.apply(new Erasure(unknown, ERASED));
        assertThat(DATABASE.rows("select article_id from erasure")).contains(unknown.toString());
    }

    @Test
    void anErasureWaitsForTheBatchInFlight() throws Exception {
        Article article = story(1, passage(1)).read();
        store.store(List.of(article));
        CountDownLatch held = new CountDownLatch(1);
        ArticleStore slow = store(point -> hold(point, CrashPoint.BEFORE_DATABASE_COMMIT, held));
        Article second = story(1, passage(2)).sighting("second", NOON.plusSeconds(2)).read();
        try (ExecutorService executor = Executors.newFixedThreadPool(2)) {
            Future<Result> batch = executor.submit(() -> slow.store(List.of(second)));
            await().atMost(SOON).until(() -> locks("ShareLock", true) == 1);
            Future<?> erasing = executor.submit(() -> erasures.erase(article.articleId()));
            await().atMost(SOON).until(() -> locks("ExclusiveLock", false) == 1);
            held.countDown();
            batch.get();
            erasing.get();
        }
        assertThat(rowsWith(article.articleId().toString()).values()).containsOnly(0L);
        assertThat(DATABASE.count("erased_sighting")).isEqualTo(2);
    }

    @Test
    void aBatchWaitsForTheErasureInFlight() throws Exception {
        Article article = story(1, passage(1)).read();
        store.store(List.of(article));
        CountDownLatch held = new CountDownLatch(1);
        Erasures slow =
                erasures(ERASED, point -> hold(point, CrashPoint.BEFORE_ERASURE_COMMIT, held));
        try (ExecutorService executor = Executors.newFixedThreadPool(2)) {
            Future<?> erasing = executor.submit(() -> slow.erase(article.articleId()));
            await().atMost(SOON).until(() -> locks("ExclusiveLock", true) == 1);
            Future<Result> batch = executor.submit(() -> store.store(List.of(article)));
            await().atMost(SOON).until(() -> locks("ShareLock", false) == 1);
            held.countDown();
            erasing.get();
            assertThat(batch.get().stored()).isEmpty();
        }
        assertThat(rowsWith(article.articleId().toString()).values()).containsOnly(0L);
    }

    @Test
    void writersAndErasuresAtTheSameTimeLeaveWhatWasNotErased() throws Exception {
        List<Article> articles = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            articles.add(story(i, passage(i / 3) + " Edition " + i + ".").read());
        }
        Set<UUID> gone = new HashSet<>();
        articles.subList(0, 30).forEach(article -> gone.add(article.articleId()));
        store.store(articles.subList(30, 60));
        List<String> alone = DATABASE.contents();
        emptyTheDatabase();
        store.store(articles);

        try (ExecutorService executor = Executors.newFixedThreadPool(4)) {
            List<Future<?>> all = new ArrayList<>();
            for (int writer = 0; writer < 3; writer++) {
                List<Article> mine = new ArrayList<>(articles);
                Collections.shuffle(mine, new Random(writer));
                all.add(
                        executor.submit(
                                () -> {
                                    for (int i = 0; i < mine.size(); i += 10) {
                                        repeatedly(mine.subList(i, i + 10));
                                    }
                                    return null;
                                }));
            }
            for (UUID id : gone) {
                all.add(executor.submit(() -> erasures.erase(id)));
            }
            for (Future<?> one : all) {
                one.get();
            }
        }
        store.store(articles);

        assertThat(DATABASE.contents()).containsExactlyInAnyOrderElementsOf(alone);
    }

    /// As the service does: a pair whose body was erased meanwhile fails its batch once.
    private void repeatedly(List<Article> batch) throws SQLException {
        for (int attempt = 1; ; attempt++) {
            try {
                store.store(batch);
                return;
            } catch (SQLException e) {
                if (attempt == 10) {
                    throw e;
                }
            }
        }
    }

    private static void hold(CrashPoint reached, CrashPoint where, CountDownLatch until) {
        if (reached == where) {
            try {
                until.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private static long locks(String mode, boolean granted) {
        return Long.parseLong(
                DATABASE.value(
                        """
                        select count(*) from pg_locks
                        where locktype = 'advisory' and classid = 55934 and mode = '%s' and granted = %s
                            and database = (
                                select oid from pg_database where datname = current_database())
                        """
                                .formatted(mode, granted)));
    }

    /// Of every table, whatever tables there are, how many rows have this in any column; but for
    /// those two that recognise what was erased.
    private static Map<String, Long> rowsWith(String what) {
        return DATABASE
                .rows(
                        """
                        select table_name from information_schema.tables
                        where table_schema = 'public' and table_type = 'BASE TABLE'
                            and table_name not in (
                                'erasure', 'erased_sighting', 'flyway_schema_history')
                        """)
                .stream()
                .collect(
                        toMap(
                                table -> table,
                                table ->
                                        DATABASE.count(
                                                "%s t where strpos(t::text, '%s') > 0"
                                                        .formatted(table, what))));
    }

    private static void reject(String claim, long record) {
        DATABASE.execute(
                """
                insert into rejection values ('articles.enriched', 0, 0, '%s', %d, 'STORE_FAILED',
                    'store', 'detail', now())
                """
                        .formatted(claim, record));
    }

    private List<String> alone(Article article) throws SQLException {
        emptyTheDatabase();
        store.store(List.of(article));
        List<String> contents = DATABASE.contents();
        emptyTheDatabase();
        return contents;
    }

    private static List<String> claims() {
        return DATABASE.rows("select claim from sighting order by claim");
    }

    private static Map<String, String> clusters() {
        return DATABASE.rows("select url, cluster_id from clustered").stream()
                .map(row -> row.split("\\|"))
                .collect(toMap(columns -> columns[0], columns -> columns[1]));
    }

    private static ArticleStore store(CrashPoint.Observer observer) {
        return new ArticleStore(DATABASE.dataSource, Clock.systemUTC(), observer);
    }

    private static Erasures erasures(Instant at, CrashPoint.Observer observer) {
        return new Erasures(DATABASE.dataSource, Clock.fixed(at, ZoneOffset.UTC), observer);
    }

    private static Article forced(Samples sample) {
        ArticleEnriched event = sample.event();
        ArticleReceived article = event.article();
        Source source = article.source();
        Source forced =
                new Source(
                        source.claim(),
                        source.record(),
                        source.file(),
                        source.mediaType(),
                        source.charset(),
                        source.sha256(),
                        true,
                        null,
                        null);
        return Samples.read(
                new ArticleEnriched(
                        ArticleReceived.of(
                                article.receivedAt(), forced, article.declared(), article.text()),
                        event.title(),
                        event.language(),
                        event.segments(),
                        event.published(),
                        event.dates(),
                        event.entities(),
                        event.fingerprint(),
                        event.enrichment()));
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
    private static String passages(int... numbers) {
        return IntStream.of(numbers).mapToObj(ErasuresIT::passage).collect(Collectors.joining(" "));
    }

    private static String passage(int number) {
        Random random = new Random(number);
        return IntStream.range(0, 60)
                .mapToObj(i -> Integer.toString(random.nextInt(1 << 20), 36))
                .collect(joining(" "));
    }
}
