package org.dateline.store.postgres;

import static org.dateline.database.sql.MultiRowStatement.number;
import static org.dateline.database.sql.MultiRowStatement.text;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dateline.database.sql.MultiRowStatement;
import org.dateline.store.alike.Thresholds;

/// What is kept of the bodies that a body is like, however many they are: the nearest, and what
/// ties it to its cluster. The nearest are the same in whatever order they came.
final class KeptPairs {

    private KeptPairs() {}

    private static final int NEAREST = 10;

    /// Looks for what two bodies have in common.
    interface PassageSearch {
        BodyPair withPassages(BodyPair pair) throws SQLException;
    }

    /// How much alike the last of the nearest is; none where there are fewer.
    private static final MultiRowStatement<Long> LAST_OF_NEAREST =
            new MultiRowStatement<>(
                    """
                    select given.body_id, last.jaccard::float8
                    from unnest(?) as given (body_id)
                    cross join lateral (
                        select jaccard from body_pair where body_pair.body_id = given.body_id
                        order by jaccard desc offset %d limit 1) as last
                    """
                            .formatted(NEAREST - 1),
                    number(id -> id));

    private static final MultiRowStatement<BodyPair> UPSERT =
            new MultiRowStatement<>(
                    """
                    insert into body_pair as old (
                        body_id, other_id, relation, jaccard, contained, containing, merges,
                        passages, thresholds, tie)
                    select
                        body_id, other_id, relation, jaccard, contained, containing, merges,
                        passages::int[], %1$d, tie
                    from unnest(
                        ?, ?, ?, ?::real[], ?::real[], ?::real[], ?::boolean[], ?, ?::boolean[])
                        as new (
                            body_id, other_id, relation, jaccard, contained, containing, merges,
                            passages, tie)
                    where exists (select from body where body_id = new.body_id)
                        and exists (select from body where body_id = new.other_id)
                    order by body_id, other_id
                    on conflict (body_id, other_id) do update set
                        relation = excluded.relation,
                        jaccard = excluded.jaccard,
                        contained = excluded.contained,
                        containing = excluded.containing,
                        merges = excluded.merges,
                        passages = excluded.passages,
                        thresholds = excluded.thresholds,
                        tie = old.tie or excluded.tie
                    where old.thresholds < %1$d or (excluded.tie and not old.tie)
                    """
                            .formatted(Thresholds.VERSION),
                    number(BodyPair::body),
                    number(BodyPair::other),
                    text(BodyPair::relation),
                    text(BodyPair::jaccard),
                    text(pair -> pair.comparison().contained()),
                    text(pair -> pair.comparison().containing()),
                    text(pair -> pair.comparison().merges()),
                    text(BodyPair::passageArray),
                    text(BodyPair::tie));

    /// In the order of their keys, as they are written, so that two that trim at the same time wait
    /// for each other.
    private static final MultiRowStatement<Long> TRIM =
            new MultiRowStatement<>(
                    """
                    with ranked as (
                        select pair.body_id, pair.other_id, pair.tie,
                            row_number() over (
                                partition by pair.body_id
                                order by pair.jaccard desc,
                                    (select sha256 from body
                                        where body.body_id = pair.other_id)) as place
                        from unnest(?) as given (body_id)
                        join body_pair as pair on pair.body_id = given.body_id),
                    locked as materialized (
                        select pair.body_id, pair.other_id
                        from ranked
                        join body_pair as pair
                            on pair.body_id = ranked.body_id and pair.other_id = ranked.other_id
                        where place > %d and not ranked.tie
                        order by pair.body_id, pair.other_id
                        for update of pair)
                    delete from body_pair using locked
                    where body_pair.body_id = locked.body_id
                        and body_pair.other_id = locked.other_id and not body_pair.tie
                    """
                            .formatted(NEAREST),
                    number(id -> id));

    /// @param found of each body, all that it was found to be like now
    static void keep(Connection connection, List<List<BodyPair>> found, PassageSearch passages)
            throws SQLException {
        Set<Long> bodies = new HashSet<>();
        found.forEach(pairs -> bodies.add(pairs.getFirst().body()));
        Map<Long, Double> last = new HashMap<>();
        LAST_OF_NEAREST.query(connection, bodies, row -> last.put(row.number(1), row.real(2)));
        List<BodyPair> kept = new ArrayList<>();
        for (List<BodyPair> pairs : found) {
            double least = last.getOrDefault(pairs.getFirst().body(), 0.0);
            int place = 0;
            for (BodyPair pair : pairs.stream().sorted(BodyPair.NEAREST).toList()) {
                if (pair.tie() || place < NEAREST && pair.jaccard() >= least) {
                    kept.add(passages.withPassages(pair));
                }
                place++;
            }
        }
        Deadlocks.retry(connection, () -> UPSERT.execute(connection, kept));
        Set<Long> changed = Set.copyOf(kept.stream().map(BodyPair::body).toList());
        Deadlocks.retry(connection, () -> TRIM.execute(connection, changed));
    }
}
