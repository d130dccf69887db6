package org.dateline.benchmarks.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.dateline.benchmarks.articles.Articles;
import org.dateline.database.article.Article;
import org.dateline.database.article.ArticleColumn;
import org.dateline.database.article.SightingColumn;
import org.dateline.enrichment.segments.Segmentation;
import org.dateline.enrichment.segments.Segmenter;
import org.dateline.enrichment.title.Titles;
import org.dateline.events.ArticleEnriched;
import org.dateline.events.ArticleReceived;
import org.dateline.events.Declared;
import org.dateline.events.Enrichment;
import org.dateline.events.EventCodec;
import org.dateline.events.Language;
import org.dateline.events.fingerprint.Fingerprinter;
import org.postgresql.PGConnection;

/// Short articles written many at a time, to have a large database soon.
///
/// Their rows are those of the store path in every table but those of entities, dates and pairs,
/// which stay empty; each article is a cluster by itself. The search index is made at the end.
final class BulkLoad {

    private static final int CHUNK = 20_000;
    private static final int WRITERS = 2;

    private static final String STAGING =
            """
            create temporary table loaded (
                article_id uuid, revision text, received_at timestamptz, claim text collate "C",
                title text, search tsvector, salient tsvector, search_words int, text text,
                event jsonb, file text, file_sha256 text,
                scheme text collate "C", sha256 text, sketch text, shingles int)
            """;

    private static final String COPY = "copy loaded from stdin";

    private static final List<String> WRITE =
            List.of(
                    """
                    insert into article (
                        article_id, revision, received_at, claim, record, enrichment_version,
                        first_received_at, stored_at, cluster_id, title, language, search,
                        salient, search_words)
                    select article_id, revision, received_at, claim, 0, 1, received_at, now(),
                        article_id, title, 'en', search, salient, search_words
                    from loaded
                    on conflict do nothing
                    """,
                    """
                    insert into revision (
                        article_id, revision, received_at, claim, record, enrichment_version,
                        first_received_at, text, event)
                    select article_id, revision, received_at, claim, 0, 1, received_at, text, event
                    from loaded
                    on conflict do nothing
                    """,
                    """
                    insert into sighting (
                        claim, record, article_id, revision, received_at, enrichment_version,
                        enriched_at, file, media_type, charset, sha256, stored_at)
                    select claim, 0, article_id, revision, received_at, 1, received_at, file,
                        'text/plain', 'UTF-8', file_sha256, now()
                    from loaded
                    """,
                    """
                    insert into body (scheme, sha256, sketch, shingles)
                    select distinct on (scheme, hash) scheme, hash, decode(sketch, 'base64'), shingles
                    from loaded cross join lateral decode(sha256, 'hex') as hash
                    order by scheme, hash
                    on conflict do nothing
                    """,
                    """
                    insert into sketch_hash (hash, body_id)
                    select distinct hash, body_id
                    from loaded
                    join body on body.scheme = loaded.scheme
                        and body.sha256 = decode(loaded.sha256, 'hex')
                    cross join lateral unnest(sketch_keys(body.sketch)) as hash
                    order by hash, body_id
                    on conflict do nothing
                    """,
                    """
                    insert into fingerprint (article_id, body_id, first_received_at)
                    select article_id, body_id, received_at
                    from loaded
                    join body on body.scheme = loaded.scheme
                        and body.sha256 = decode(loaded.sha256, 'hex')
                    on conflict do nothing
                    """,
                    "truncate loaded");

    private final Server server;
    private final long seed;
    private final Segmenter segmenter = Segmenter.load();

    BulkLoad(Server server, long seed) {
        this.server = server;
        this.seed = seed;
    }

    /// Writes the articles of these numbers.
    void load(long first, long endExclusive) throws SQLException, InterruptedException {
        try (Connection connection = server.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("drop index if exists article_search, article_salient");
        }
        AtomicLong next = new AtomicLong(first);
        try (ExecutorService writers = Executors.newFixedThreadPool(WRITERS)) {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < WRITERS; i++) {
                running.add(writers.submit(() -> write(next, endExclusive)));
            }
            for (Future<?> writer : running) {
                writer.get();
            }
        } catch (ExecutionException e) {
            throw new SQLException(e.getCause());
        }
        try (Connection connection = server.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("set maintenance_work_mem = '1GB'");
            statement.execute("create index article_search on article using gin (search)");
            statement.execute("create index article_salient on article using gin (salient)");
        }
    }

    private Void write(AtomicLong next, long endExclusive) throws Exception {
        Articles articles = Articles.shortOfSeed(seed);
        try (Connection connection = server.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("set synchronous_commit = off");
            statement.execute(STAGING);
            for (long start = next.getAndAdd(CHUNK);
                    start < endExclusive;
                    start = next.getAndAdd(CHUNK)) {
                var copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(COPY);
                for (long n = start; n < Math.min(start + CHUNK, endExclusive); n++) {
                    byte[] row = row(article(articles.article(n).received()));
                    copy.writeToCopy(row, 0, row.length);
                }
                copy.endCopy();
                for (String sql : WRITE) {
                    statement.execute(sql);
                }
            }
        }
        return null;
    }

    /// As enriched, but for entities, dates and the detection of its language.
    private Article article(ArticleReceived received) {
        String text = received.text();
        Segmentation segmentation = segmenter.segment(text, null);
        ArticleEnriched event =
                new ArticleEnriched(
                        received,
                        Titles.of(Declared.NOTHING, text, segmentation.title()).orElse(null),
                        new Language("en", 1),
                        segmentation.segments(),
                        null,
                        List.of(),
                        List.of(),
                        Fingerprinter.of(text, segmentation.segments()),
                        new Enrichment(1, Map.of(), false, Instant.EPOCH));
        return StorePath.read(EventCodec.encode(event));
    }

    private static byte[] row(Article article) {
        StringBuilder row = new StringBuilder(2 * article.text().length() + 2_000);
        column(row, article.articleId().toString());
        column(row, article.revision());
        column(row, article.recency().receivedAt().toString());
        column(row, article.recency().claim());
        column(row, article.columns().getOrDefault(ArticleColumn.TITLE, ""));
        column(row, article.search().vector());
        column(row, article.search().salient());
        column(row, Integer.toString(article.search().words()));
        column(row, article.text());
        column(row, article.event());
        column(row, article.sighting().getOrDefault(SightingColumn.FILE, ""));
        column(row, article.sighting().getOrDefault(SightingColumn.SHA256, ""));
        column(row, article.body().scheme());
        column(row, article.body().sha256());
        column(row, article.body().sketch());
        column(row, Integer.toString(article.body().shingles()));
        row.setCharAt(row.length() - 1, '\n');
        return row.toString().getBytes(UTF_8);
    }

    private static void column(StringBuilder row, String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '\\' -> row.append("\\\\");
                case '\n' -> row.append("\\n");
                case '\r' -> row.append("\\r");
                case '\t' -> row.append("\\t");
                default -> row.append(c);
            }
        }
        row.append('\t');
    }
}
