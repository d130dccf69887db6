package org.dateline.gateway;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.dateline.events.ArticleEnriched;
import org.dateline.events.ArticleReceived;
import org.dateline.events.DateMention;
import org.dateline.events.Entity;
import org.dateline.events.EventCodec;
import org.dateline.events.PublicationDate;

/// The database as store-service fills it, in as few statements as tests need.
public final class Shelf implements AutoCloseable {

    private static final Path MIGRATIONS =
            Path.of("..", "store-service", "src", "main", "resources", "db", "migration");

    private final Connection connection;

    public Shelf(String url, String username, String password) {
        try {
            connection = DriverManager.getConnection(url, username, password);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    public void createTables() {
        try (var migrations = Files.list(MIGRATIONS);
                var statement = connection.createStatement()) {
            for (Path migration : migrations.sorted().toList()) {
                statement.execute(Files.readString(migration));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    public void clear() {
        run(
                "truncate article, revision, sighting, entity, entity_mention, date_mention,"
                        + " fingerprint, body, body_pair, sketch_hash, cluster_move, rejection, erasure,"
                        + " erased_sighting");
    }

    public UUID put(Sample sample) {
        return put(sample.article());
    }

    /// Stores an article; one that is there already is replaced, and seen once more.
    public UUID put(ArticleEnriched enriched) {
        ArticleReceived article = enriched.article();
        UUID id = article.articleId();
        var published = enriched.published();
        LocalDate[] days = published == null ? new LocalDate[2] : Sample.days(published.value());
        var title = enriched.title();
        run(
                """
                insert into article values (?, ?, ?, ?, ?, 1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,
                    setweight(to_tsvector(search_config(?), coalesce(?, '')), 'A')
                    || to_tsvector(search_config(?), left(?, 50000)))
                on conflict (article_id) do update set revision = excluded.revision,
                    received_at = excluded.received_at, claim = excluded.claim
                """,
                id,
                article.revision(),
                time(article.receivedAt()),
                article.source().claim(),
                article.source().record(),
                time(article.receivedAt()),
                time(article.receivedAt().plusSeconds(2)),
                id,
                title == null ? null : title.text(),
                enriched.language().tag(),
                article.declared().publisher(),
                article.declared().url(),
                days[0],
                days[1],
                published == null ? null : time(instant(published)),
                enriched.language().tag(),
                title == null ? null : title.text(),
                enriched.language().tag(),
                article.text());
        run(
                """
                insert into revision (article_id, revision, received_at, claim, record,
                    enrichment_version, first_received_at, text, event)
                values (?, ?, ?, ?, ?, 1, ?, ?, ?::jsonb) on conflict do nothing
                """,
                id,
                article.revision(),
                time(article.receivedAt()),
                article.source().claim(),
                article.source().record(),
                time(article.receivedAt()),
                article.text(),
                withoutText(enriched));
        run(
                """
                insert into sighting (claim, record, article_id, revision, received_at,
                    enrichment_version, enriched_at, file, media_type, charset, sha256, stored_at)
                values (?, ?, ?, ?, ?, 1, ?, ?, ?, ?, ?, ?) on conflict do nothing
                """,
                article.source().claim(),
                article.source().record(),
                id,
                article.revision(),
                time(article.receivedAt()),
                time(enriched.enrichment().enrichedAt()),
                article.source().file(),
                article.source().mediaType(),
                article.source().charset(),
                article.source().sha256(),
                time(article.receivedAt().plusSeconds(2)));
        for (Entity entity : enriched.entities()) {
            run(
                    "insert into entity values (?, ?, ?, ?) on conflict do nothing",
                    entity.id(),
                    entity.type().name(),
                    entity.name(),
                    entity.country());
            run(
                    "insert into entity_mention values (?, ?, ?, ?, ?) on conflict do nothing",
                    id,
                    entity.id(),
                    (float) entity.salience(),
                    entity.mentions().stream().map(Entity.Mention::start).toArray(Integer[]::new),
                    entity.mentions().stream().map(Entity.Mention::end).toArray(Integer[]::new));
        }
        for (DateMention date : enriched.dates()) {
            run(
                    """
                    insert into date_mention
                    values (?, ?, ?, ?, ?, daterange(?::date, ?::date, '[]'))
                    on conflict do nothing
                    """,
                    id,
                    date.start(),
                    date.end(),
                    date.type().name(),
                    date.value(),
                    date.earliest(),
                    date.latest());
        }
        return id;
    }

    /// Makes one article the copy of another.
    public void link(UUID copy, UUID of) {
        run(
                """
                with body as (
                    insert into body (scheme, sha256, sketch, shingles)
                    select 'test', sha256(article_id::text::bytea), '', 0
                    from article where article_id = ?
                    on conflict (scheme, sha256) do update set shingles = 0
                    returning body_id)
                insert into fingerprint (article_id, body_id, first_received_at)
                select article_id, body_id, first_received_at
                from article cross join body
                where article_id in (?, ?)
                on conflict (article_id) do nothing
                """,
                of,
                of,
                copy);
        run("update article set cluster_id = ? where article_id = ?", of, copy);
    }

    /// Says that the texts of two articles, the second of which has a body, are alike.
    public void relate(
            UUID article,
            UUID other,
            String relation,
            double jaccard,
            double contained,
            double containing,
            boolean merges) {
        link(article, article);
        run(
                """
                with pair as (
                    select mine.body_id as body, theirs.body_id as other
                    from fingerprint mine cross join fingerprint theirs
                    where mine.article_id = ? and theirs.article_id = ?)
                insert into body_pair
                select body, other, ?, ?, ?, ?, ?, 1 from pair
                union all
                select other, body, case ? when 'CONTAINS' then 'CONTAINED_IN' else ? end,
                    ?, ?, ?, ?, 1 from pair
                """,
                article,
                other,
                relation,
                (float) jaccard,
                (float) contained,
                (float) containing,
                merges,
                relation,
                relation,
                (float) jaccard,
                (float) containing,
                (float) contained,
                merges);
        if (merges) {
            run("update article set cluster_id = ? where article_id = ?", other, article);
        }
    }

    public void run(String sql, Object... values) {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                if (values[i] instanceof Integer[] numbers) {
                    statement.setArray(i + 1, connection.createArrayOf("integer", numbers));
                } else {
                    statement.setObject(i + 1, values[i]);
                }
            }
            statement.execute();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String withoutText(ArticleEnriched enriched) {
        try {
            ObjectNode event =
                    (ObjectNode) new ObjectMapper().readTree(EventCodec.encode(enriched));
            event.remove("text");
            return event.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Instant instant(PublicationDate published) {
        return published.value().length() > 10
                ? OffsetDateTime.parse(published.value()).toInstant()
                : Sample.days(published.value())[0].atStartOfDay().toInstant(ZoneOffset.UTC);
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
