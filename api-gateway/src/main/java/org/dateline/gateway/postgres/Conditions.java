package org.dateline.gateway.postgres;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.dateline.database.sql.Sql;
import org.dateline.gateway.query.ArticleFilter;
import org.jspecify.annotations.Nullable;

/// A filter as conditions on rows of `article`.
///
/// @param terms what the filter's words are in the database
record Conditions(ArticleFilter filter, Optional<Terms> terms) {

    /// A publication date that names only a year begins this long before its last day, and an
    /// instant may lie a day before or after its local date.
    private static final int LONGEST_DATE_DAYS = 368;

    /// Every condition, each after an `and`, on the article known as `a`.
    Sql sql() {
        Sql sql = matching("a");
        return switch (filter.duplicates()) {
            case INCLUDE -> sql;
            case COLLAPSE ->
                    sql.add("and not exists (").add(earlierCopy()).add(matching("b")).add(")");
            case ONLY -> sql.add("and exists (").add(earlierCopy()).add(")");
        };
    }

    private Sql earlierCopy() {
        Sql sql =
                Sql.of(
                        """
                select from article b
                where b.cluster_id = a.cluster_id and b.article_id <> a.article_id
                and (b.first_received_at, b.article_id) < (a.first_received_at, a.article_id)
                """);
        filter.similarity()
                .ifPresent(
                        least ->
                                sql.add(
                                        """
                                        and exists (select from article_pair p
                                        where p.article_id = a.article_id
                                        and p.other_id = b.article_id and p.jaccard >= ?::real)
                                        """,
                                        least));
        return sql;
    }

    private Sql matching(String article) {
        Sql sql = new Sql();
        terms.ifPresent(words -> sql.add(words.matching(article)));
        for (String entity : filter.entities()) {
            sql.add(
                    """
                    and exists (select from entity_mention m
                    where m.article_id = %s.article_id and m.entity_id = ?)
                    """
                            .formatted(article),
                    entity);
        }
        filter.mentions()
                .ifPresent(
                        range ->
                                sql.add(
                                        """
                                        and exists (select from date_mention d
                                        where d.article_id = %s.article_id
                                        and d.during && daterange(?::date, ?::date, '[]'))
                                        """
                                                .formatted(article),
                                        bound(range.first(), "-infinity"),
                                        bound(range.last(), "infinity")));
        filter.language()
                .ifPresent(
                        tag ->
                                sql.add(
                                        "and (%1$s.language = ? or %1$s.language like ?)"
                                                .formatted(article),
                                        tag,
                                        tag + "-%"));
        filter.source()
                .ifPresent(
                        source ->
                                sql.add(
                                        "and lower(%s.publisher) = lower(?)".formatted(article),
                                        source));
        filter.file().ifPresent(file -> sql.add(seenIn(article, file)));
        sql.add(published(article));
        return sql;
    }

    private static Sql seenIn(String article, String file) {
        Sql sql =
                Sql.of("and " + article + ".article_id in (")
                        .add("select article_id from sighting where file = ?", file);
        if (file.indexOf('/') < 0) {
            sql.add(
                    "union all select article_id from sighting"
                            + " where substring(file from '[^/]*$') = ?",
                    file);
        }
        return sql.add(")");
    }

    private Sql published(String article) {
        Sql dated = Sql.of("(" + article + ".published_at is not null");
        filter.published()
                .ifPresent(
                        range -> {
                            LocalDate first = range.first();
                            LocalDate last = range.last();
                            if (first != null) {
                                dated.add(
                                        "and %1$s.published_to >= ? and %1$s.published_at >= ?"
                                                .formatted(article),
                                        first,
                                        instant(first.minusDays(LONGEST_DATE_DAYS)));
                            }
                            if (last != null) {
                                dated.add(
                                        "and %1$s.published_from <= ? and %1$s.published_at < ?"
                                                .formatted(article),
                                        last,
                                        instant(last.plusDays(2)));
                            }
                        });
        dated.add(")");
        return switch (filter.undated()) {
            case EXCLUDE -> Sql.of("and").add(dated);
            case ONLY -> Sql.of("and " + article + ".published_at is null");
            case INCLUDE ->
                    filter.published().isEmpty()
                            ? new Sql()
                            : Sql.of("and (" + article + ".published_at is null or")
                                    .add(dated)
                                    .add(")");
        };
    }

    private static OffsetDateTime instant(LocalDate day) {
        return day.atStartOfDay().atOffset(ZoneOffset.UTC);
    }

    private static String bound(@Nullable LocalDate day, String open) {
        return day == null ? open : day.toString();
    }
}
