package org.dateline.gateway.filter;

import java.util.List;
import java.util.Optional;
import org.dateline.database.sql.Sql;
import org.dateline.gateway.parameters.Parameter;

/// What becomes of the copies among the articles that meet all conditions.
///
/// Members of a cluster are preferred in the order of `cluster_member`: the full ones, of these the
/// one that was published first, of these the one that stood first where they were received.
///
/// @param similarity of the copies that are put together, the least Jaccard index to a preferred
/// one
public record Copies(Shown shown, Optional<Double> similarity) {

    /// Which articles of a cluster of copies are shown.
    public enum Shown {
        /// Of each cluster only the preferred one that matches.
        COLLAPSE(""),
        INCLUDE("show all"),
        /// All but those that COLLAPSE shows where nothing else is asked.
        ONLY("only copies");

        private final String words;

        Shown(String words) {
            this.words = words;
        }
    }

    private static final Parameter DUPLICATES =
            Parameter.choice(
                    "duplicates",
                    "COLLAPSE (default) shows of each cluster of copies one that matches: one with"
                            + " the full text before those that were cut, then the one published"
                            + " first (by its receipt at the latest), then the one that stood first in"
                            + " its source, such as line 1 of a file before line 2. INCLUDE shows all,"
                            + " ONLY the other articles of each cluster.",
                    Shown.class);

    private static final Parameter SIMILARITY =
            Parameter.single(
                    "similarity",
                    "With COLLAPSE and ONLY, counts as a copy only what shares so much of its text"
                            + " with an article of its cluster that is shown before it: the Jaccard"
                            + " index of their pairs of consecutive words, 0 to 1. Of each article"
                            + " the ten that are most like it are known, and one that is shown before"
                            + " it.",
                    "0.8");

    static final Filter<Copies> FILTER =
            new Filter<>(
                    List.of(DUPLICATES, SIMILARITY),
                    List.of(
                            Field.choice(DUPLICATES, "Copies", Shown.class, shown -> shown.words)
                                    .withDefault("one of each"),
                            Field.text(SIMILARITY, "Copies share at least")),
                    parameters ->
                            Optional.of(
                                    new Copies(
                                            parameters
                                                    .choice(DUPLICATES.name(), Shown.class)
                                                    .orElse(
                                                            parameters
                                                                            .texts(Ids.ID.name())
                                                                            .isEmpty()
                                                                    ? Shown.COLLAPSE
                                                                    : Shown.INCLUDE),
                                            parameters.share(SIMILARITY.name()))));

    /// Members of a cluster from which on it is asked only once, for all of its members, whether
    /// the shown one matches. The index `cluster_large` has these.
    private static final int LARGE = 64;

    /// Members that are preferred to `m`, the next one first. So all that match look together at
    /// each member about once, and not each of them at all members before it.
    private static final String PREFERRED =
            """
            and (o.cut, o.published_by, o.received_at, o.place)
                < (m.cut, m.published_by, m.received_at, m.place)
            order by o.cut desc, o.published_by desc, o.received_at desc, o.place desc
            limit 1
            """;

    /// The condition on the article known as `a`, after an `and`.
    ///
    /// @param filter what the copies meet themselves
    Sql among(ArticleFilter filter) {
        Sql matching = filter.matching("b");
        return switch (shown) {
            case INCLUDE -> new Sql();
            case ONLY ->
                    similarity.isPresent()
                            ? Sql.of("and").add(similar(new Sql())).add("is not null")
                            : Sql.of("and exists (").add(behindShown()).add(")");
            case COLLAPSE -> {
                if (similarity.isPresent()) {
                    yield Sql.of("and").add(similar(matching)).add("is null");
                }
                yield filter.conditions().isEmpty()
                        ? Sql.of("and not exists (").add(behindShown()).add(")")
                        : Sql.of("and").add(behindMatching(matching)).add("is null");
            }
        };
    }

    private static Sql behindShown() {
        return Sql.of(
                """
                select from cluster_member m join cluster c on c.cluster_id = m.cluster_id
                where m.article_id = a.article_id and c.shown_id <> a.article_id
                """);
    }

    /// True where a preferred member of the cluster matches, too; else null.
    private static Sql behindMatching(Sql matching) {
        return Sql.of(
                        """
                        (select true
                        from cluster_member m join cluster c on c.cluster_id = m.cluster_id
                        where m.article_id = a.article_id and c.shown_id <> a.article_id
                        and case when c.members >= %1$d and c.cluster_id in (
                            select l.cluster_id
                            from cluster l join article b on b.article_id = l.shown_id
                            where l.members >= %1$d
                        """
                                .formatted(LARGE))
                .add(matching)
                .add(
                        """
                        ) then true else (
                            select true from cluster_member o
                        """)
                .add(matches(matching))
                .add("where o.cluster_id = m.cluster_id")
                .add(PREFERRED)
                .add(") end limit 1)");
    }

    /// True where a preferred member of the cluster is similar enough, and matches; else null.
    private Sql similar(Sql matching) {
        return Sql.of(
                        """
                        (select true
                        from cluster_member m
                        cross join lateral (
                            select m.body_id
                            union all
                            select p.other_id from body_pair p
                            where p.body_id = m.body_id and p.jaccard >= ?::real) near
                        cross join lateral (
                            select from cluster_member o
                        """,
                        similarity.orElseThrow())
                .add(matches(matching))
                .add("where o.body_id = near.body_id and o.cluster_id = m.cluster_id")
                .add(PREFERRED)
                .add(") preferred where m.article_id = a.article_id limit 1)");
    }

    private static Sql matches(Sql matching) {
        return Sql.of(
                        """
                        cross join lateral (
                            select from article b where b.article_id = o.article_id
                        """)
                .add(matching)
                .add("offset 0) b");
    }
}
