package org.dateline.store.postgres;

import static org.dateline.store.postgres.MultiRowStatement.number;
import static org.dateline.store.postgres.MultiRowStatement.uuid;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.dateline.store.alike.Components;
import org.jspecify.annotations.Nullable;

/// Keeps `article.cluster_id`: articles that have the same body, or bodies of a merging pair, are
/// in one cluster, and so is whatever they connect.
///
/// Publish, then look: bodies and pairs are committed before, so of two writers the later one sees
/// what both wrote. What the clusters should be follows from those rows alone, so they are the same
/// in whatever order the articles came, and doing it again changes nothing. Writers of one cluster
/// take turns by advisory locks, which each takes in the order of the clusters' ids.
final class Clusters {

    private Clusters() {}

    private static final String NEIGHBOURS =
            """
            select theirs.article_id
            from fingerprint mine
            join fingerprint theirs on theirs.body_id = mine.body_id
            where mine.article_id = any(?)
            union
            select theirs.article_id
            from fingerprint mine
            join body_pair on body_pair.body_id = mine.body_id and merges
            join fingerprint theirs on theirs.body_id = other_id
            where mine.article_id = any(?)
            """;

    /// Articles that are in one cluster with others, or should be.
    private static final MultiRowStatement<UUID> CONCERNED =
            new MultiRowStatement<>(
                    """
                    select mine.article_id
                    from article mine
                    left join fingerprint using (article_id)
                    where mine.article_id = any(?)
                        and (mine.cluster_id <> mine.article_id
                            or exists (
                                select from article member
                                where member.cluster_id = mine.article_id
                                    and member.article_id <> mine.article_id)
                            or exists (
                                select from fingerprint other
                                where other.body_id = fingerprint.body_id
                                    and other.article_id <> mine.article_id)
                            or exists (
                                select from body_pair
                                where body_pair.body_id = fingerprint.body_id and merges))
                    """,
                    uuid(id -> id));

    private static final MultiRowStatement<UUID> TOUCHED =
            new MultiRowStatement<>(
                    """
                    select distinct cluster_id from article
                    where article_id in (select unnest(?::uuid[]) union %s)
                    """
                            .formatted(NEIGHBOURS),
                    uuid(id -> id),
                    uuid(id -> id),
                    uuid(id -> id));

    private static final MultiRowStatement<UUID> LOCK =
            new MultiRowStatement<>(
                    """
                    select pg_advisory_xact_lock(hashtextextended(cluster::text, 0))
                    from unnest(?) with ordinality as wanted (cluster, place)
                    order by place
                    """,
                    uuid(id -> id));

    private static final MultiRowStatement<UUID> MEMBERS =
            new MultiRowStatement<>(
                    """
                    select article.article_id, cluster_id, body_id
                    from article left join fingerprint using (article_id)
                    where cluster_id = any(?)
                    order by article.first_received_at, article.article_id
                    """,
                    uuid(id -> id));

    /// Only among bodies that members have: what an article said before connects nothing.
    private static final MultiRowStatement<Long> PAIRS =
            new MultiRowStatement<>(
                    """
                    select body_id, other_id from body_pair
                    where body_id = any(?) and other_id = any(?) and body_id < other_id and merges
                    """,
                    number(id -> id),
                    number(id -> id));

    private record Member(UUID article, UUID cluster, @Nullable Long body) {}

    private record Pair(long body, long other) {}

    /// An article and the cluster it should be in.
    private record Place(UUID article, UUID cluster) {}

    private static final MultiRowStatement<UUID> LOCK_ARTICLES =
            new MultiRowStatement<>(
                    """
                    select from article where article_id = any(?)
                    order by article_id for no key update
                    """,
                    uuid(id -> id));

    private static final MultiRowStatement<Place> MOVE =
            new MultiRowStatement<>(
                    """
                    update article set cluster_id = wanted.cluster_id
                    from unnest(?, ?) as wanted (article_id, cluster_id)
                    where article.article_id = wanted.article_id
                    """,
                    uuid(Place::article),
                    uuid(Place::cluster));

    private static final MultiRowStatement<Place> NOTE_MOVE =
            new MultiRowStatement<>(
                    """
                    insert into cluster_move (article_id, cluster_id)
                    select * from unnest(?, ?) as moved (article_id, cluster_id)
                    order by article_id
                    on conflict (article_id) do update set cluster_id = excluded.cluster_id
                    """,
                    uuid(Place::article),
                    uuid(Place::cluster));

    /// Puts the articles, and whatever they are connected with, into the clusters they belong to.
    ///
    /// @param articles of one batch, whose rows and pairs are committed
    /// @return the clusters they and their neighbours are in or were
    static Set<UUID> update(Connection connection, Collection<UUID> articles) throws SQLException {
        List<UUID> concerned = CONCERNED.query(connection, articles, Clusters::first);
        Set<UUID> locked = new TreeSet<>(clustersOf(connection, concerned));
        Set<UUID> clusters = new HashSet<>();
        while (clusters.isEmpty() && !locked.isEmpty()) {
            Transaction.run(
                    connection,
                    () -> {
                        LOCK.query(connection, locked, row -> true);
                        Set<UUID> touched = clustersOf(connection, concerned);
                        if (locked.containsAll(touched)) {
                            clusters.addAll(locked);
                            rearrange(connection, locked, Set.copyOf(articles), clusters);
                        } else {
                            locked.addAll(touched);
                        }
                    });
        }
        return clusters;
    }

    /// Within a transaction that takes an article away: locks its cluster and those that may be
    /// joined with it.
    ///
    /// @param expected clusters that an attempt before this one found
    /// @return all that are concerned; more than expected when the transaction is to be begun again
    ///     with these
    static Set<UUID> lock(Connection connection, UUID article, Set<UUID> expected)
            throws SQLException {
        LOCK.query(connection, new TreeSet<>(expected), row -> true);
        Set<UUID> concerned = new TreeSet<>(expected);
        concerned.addAll(clustersOf(connection, List.of(article)));
        return concerned;
    }

    /// Puts the members of these clusters, which are locked, into those they belong to now.
    static void rearrange(Connection connection, Set<UUID> clusters) throws SQLException {
        rearrange(connection, clusters, Set.of(), new HashSet<>());
    }

    private static Set<UUID> clustersOf(Connection connection, Collection<UUID> concerned)
            throws SQLException {
        return new TreeSet<>(TOUCHED.query(connection, concerned, Clusters::first));
    }

    private static void rearrange(
            Connection connection, Set<UUID> clusters, Set<UUID> batch, Set<UUID> after)
            throws SQLException {
        List<Member> members = MEMBERS.query(connection, clusters, Clusters::member);
        List<Place> moves = moves(connection, members);
        after.addAll(moves.stream().map(Place::cluster).toList());
        LOCK_ARTICLES.query(connection, moves.stream().map(Place::article).toList(), row -> true);
        MOVE.execute(connection, moves);
        NOTE_MOVE.execute(
                connection, moves.stream().filter(move -> !batch.contains(move.article)).toList());
    }

    /// @param members the earliest first
    private static List<Place> moves(Connection connection, List<Member> members)
            throws SQLException {
        Components<Long> components = new Components<>();
        for (Pair pair : PAIRS.query(connection, bodies(members), Clusters::pair)) {
            components.connect(pair.body, pair.other);
        }
        Map<Long, UUID> earliest = new HashMap<>();
        List<Place> moves = new ArrayList<>();
        for (Member member : members) {
            UUID cluster =
                    member.body == null
                            ? member.article
                            : earliest.computeIfAbsent(
                                    components.of(member.body), body -> member.article);
            if (!cluster.equals(member.cluster)) {
                moves.add(new Place(member.article, cluster));
            }
        }
        return moves;
    }

    private static Set<Long> bodies(List<Member> members) {
        Set<Long> bodies = new HashSet<>();
        for (Member member : members) {
            if (member.body != null) {
                bodies.add(member.body);
            }
        }
        return bodies;
    }

    private static UUID first(ResultSet row) throws SQLException {
        return row.getObject(1, UUID.class);
    }

    private static Member member(ResultSet row) throws SQLException {
        return new Member(
                row.getObject(1, UUID.class),
                row.getObject(2, UUID.class),
                row.getObject(3, Long.class));
    }

    private static Pair pair(ResultSet row) throws SQLException {
        return new Pair(row.getLong(1), row.getLong(2));
    }
}
