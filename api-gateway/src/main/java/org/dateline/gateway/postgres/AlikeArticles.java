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

/// The articles that one article is like, and other members of its cluster: the earliest first.
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

    /// What is known to be like it comes before other members of its cluster, where there are more
    /// than are asked for. Of a pair one side may know and the other not.
    private static Sql select(UUID article, double similarity, int limit) {
        Sql sql =
                Sql.of(
                        """
                        with mine as (
                            select f.body_id, m.cluster_id
                            from fingerprint f left join cluster_member m using (article_id)
                            where f.article_id = ?),
                        alike as (
                            select other_id as body_id, relation, jaccard, contained, containing,
                                passages
                            from mine join body_pair on body_pair.body_id = mine.body_id
                            union all
                            select body_id, 'DUPLICATE', 1, 1, 1, null from mine),
                        members as (
                            select article_id
                            from mine join cluster_member m using (cluster_id)
                            order by m.cut, m.published_by, m.received_at, m.place
                            limit ?),
                        known as (
                            select holder.article_id, alike.*
                            from alike
                            cross join lateral (
                                select article_id from fingerprint holder
                                where holder.body_id = alike.body_id
                                order by first_received_at, article_id
                                limit ?) as holder
                            union all
                            select members.article_id, f.body_id, pair.*
                            from members
                            join fingerprint f on f.article_id = members.article_id
                            cross join mine
                            left join lateral (
                                select case relation when 'CONTAINS' then 'CONTAINED_IN'
                                        when 'CONTAINED_IN' then 'CONTAINS' else relation end,
                                    jaccard, containing, contained,
                                    array(
                                        select passages[case i % 3 when 1 then i + 1
                                            when 2 then i - 1 else i end]
                                        from generate_subscripts(passages, 1) as i order by i)
                                from body_pair
                                where body_pair.body_id = f.body_id
                                    and body_pair.other_id = mine.body_id) as pair on true),
                        related as (
                            select distinct on (article_id) *
                            from known
                            where article_id <> ?
                            order by article_id, jaccard desc nulls last),
                        chosen as (
                            select * from related
                        """,
                        article, limit + 1, limit + 1, article);
        if (similarity > 0) {
            sql.add("where jaccard >= ?::real", similarity);
        }
        return sql.add(
                """
                    order by jaccard desc nulls last, article_id limit ?)
                select b.article_id,
                    coalesce(mine.cluster_id = m.cluster_id, false) as in_cluster,
                    chosen.relation, chosen.jaccard, chosen.contained, chosen.containing,
                    chosen.passages
                from chosen
                cross join mine
                join article b on b.article_id = chosen.article_id
                left join cluster_member m on m.article_id = b.article_id
                order by b.first_received_at, b.article_id
                """,
                limit);
    }
}
