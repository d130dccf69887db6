package org.dateline.gateway.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.dateline.database.sql.Row;
import org.dateline.database.sql.Sql;
import org.dateline.gateway.postgres.ArticleDocument.Likeness;
import org.dateline.gateway.postgres.ArticleDocument.Member;
import org.jspecify.annotations.Nullable;

/// The articles that one article is like, and the other members of its cluster: the earliest first.
final class AlikeArticles {

    /// How two articles are related, without what either says.
    private record Related(
            UUID id,
            boolean inCluster,
            @Nullable Likeness relation,
            double jaccard,
            double contained,
            double containing,
            Integer @Nullable [] passages) {

        static Related of(Row row) throws SQLException {
            String relation = row.text("relation");
            return new Related(
                    row.uuid("article_id"),
                    row.flag("in_cluster"),
                    relation == null ? null : Likeness.valueOf(relation),
                    row.real("jaccard"),
                    row.real("contained"),
                    row.real("containing"),
                    row.integers("passages"));
        }

        Member with(ArticleSummary article, SharedPassages shared) {
            return new Member(
                    article,
                    inCluster,
                    relation,
                    relation == null ? null : jaccard,
                    relation == null ? null : contained,
                    relation == null ? null : containing,
                    shared.with(id, passages));
        }
    }

    private AlikeArticles() {}

    /// @param similarity the least Jaccard index; 0 to have also those that are copies only by way
    ///     of a third
    static List<Member> of(Connection connection, UUID article, double similarity, int limit)
            throws SQLException {
        List<Related> related = select(article, similarity, limit).list(connection, Related::of);
        SharedPassages shared =
                SharedPassages.read(
                        connection,
                        article,
                        related.stream()
                                .filter(one -> one.passages() != null)
                                .map(Related::id)
                                .toList());
        Map<UUID, ArticleSummary> summaries =
                Articles.summaries(
                                connection,
                                related.stream().map(Related::id).toList(),
                                Optional.empty())
                        .stream()
                        .collect(Collectors.toMap(ArticleSummary::id, Function.identity()));
        List<Member> members = new ArrayList<>();
        for (Related one : related) {
            ArticleSummary summary = summaries.get(one.id());
            if (summary != null) {
                members.add(one.with(summary, shared));
            }
        }
        return members;
    }

    private static Sql select(UUID article, double similarity, int limit) {
        Sql sql =
                Sql.of(
                        """
                        select b.article_id, b.cluster_id = a.cluster_id as in_cluster,
                            p.relation, p.jaccard, p.contained, p.containing, p.passages
                        from article a
                        cross join lateral (
                            select article_id from article
                            where cluster_id = a.cluster_id and article_id <> a.article_id
                            union
                            select other_id from article_pair where article_id = a.article_id)
                            as related
                        join article b on b.article_id = related.article_id
                        left join lateral (
                            select * from article_pair
                            where article_id = a.article_id and other_id = b.article_id
                            order by jaccard desc limit 1) p on true
                        where a.article_id = ?
                        """,
                        article);
        if (similarity > 0) {
            sql.add("and p.jaccard >= ?::real", similarity);
        }
        return sql.add("order by b.first_received_at, b.article_id limit ?", limit);
    }
}
