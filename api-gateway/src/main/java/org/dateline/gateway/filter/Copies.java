package org.dateline.gateway.filter;

import java.util.List;
import java.util.Optional;
import org.dateline.database.sql.Sql;
import org.dateline.gateway.parameters.Parameter;

/// What becomes of the copies among the articles that meet all conditions.
///
/// @param similarity of the copies that are put together, the least Jaccard index to an earlier one
public record Copies(Shown shown, Optional<Double> similarity) {

    /// Which articles of a cluster of copies are shown.
    public enum Shown {
        /// Of each cluster only the earliest that matches.
        COLLAPSE(""),
        INCLUDE("show all"),
        /// Only those of which an earlier copy exists.
        ONLY("only copies");

        private final String words;

        Shown(String words) {
            this.words = words;
        }
    }

    private static final Parameter DUPLICATES =
            Parameter.choice(
                    "duplicates",
                    "COLLAPSE (default) shows of each cluster of copies the earliest that matches,"
                            + " INCLUDE shows all, ONLY shows the copies of an earlier article.",
                    Shown.class);

    private static final Parameter SIMILARITY =
            Parameter.single(
                    "similarity",
                    "With COLLAPSE and ONLY, counts as a copy only what shares so much of its text"
                            + " with an earlier article of its cluster: the Jaccard index of their"
                            + " pairs of consecutive words, 0 to 1.",
                    "0.8");

    static final Filter<Copies> FILTER =
            new Filter<>(
                    List.of(DUPLICATES, SIMILARITY),
                    List.of(
                            Field.choice(DUPLICATES, "Copies", Shown.class, shown -> shown.words)
                                    .withDefault("earliest only"),
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

    /// The condition on the article known as `a`, after an `and`.
    ///
    /// @param filter what the copies meet themselves
    Sql among(ArticleFilter filter) {
        return switch (shown) {
            case INCLUDE -> new Sql();
            case COLLAPSE ->
                    Sql.of("and not exists (")
                            .add(earlierCopy())
                            .add(filter.matching("b"))
                            .add(")");
            case ONLY -> Sql.of("and exists (").add(earlierCopy()).add(")");
        };
    }

    private Sql earlierCopy() {
        Sql sql =
                Sql.of(
                        """
                        select from article b
                        where b.cluster_id = a.cluster_id and b.article_id <> a.article_id
                        and (b.first_received_at, b.article_id)
                            < (a.first_received_at, a.article_id)
                        """);
        similarity.ifPresent(
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
}
