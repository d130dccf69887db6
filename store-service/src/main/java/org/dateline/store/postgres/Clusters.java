package org.dateline.store.postgres;

import static org.dateline.database.sql.MultiRowStatement.number;
import static org.dateline.database.sql.MultiRowStatement.text;
import static org.dateline.database.sql.MultiRowStatement.uuid;

import java.sql.Connection;
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
import org.dateline.database.sql.MultiRowStatement;
import org.dateline.database.sql.Row;
import org.dateline.database.sql.Transaction;
import org.dateline.store.alike.Components;
import org.jspecify.annotations.Nullable;

/// Keeps `article.cluster_id`: articles that have the same body, or bodies of a merging pair, are
/// in one cluster, and so is whatever they connect.
///
/// Publish, then look: bodies and pairs are committed before, so of two writers the later one sees
/// what both wrote. What the clusters should be follows from those rows alone, so they are the same
/// in whatever order the articles came, and doing it again changes nothing. Writers of one cluster
/// take turns by advisory locks, which each takes in the order of the clusters' ids.
///
/// A cluster is taken apart and put together again when an article of the batch is in it, whose
/// body may be another than before. One that is only joined stays whole, and costs the same however
/// large it is.
final class Clusters {

    private Clusters() {}

    /// Of the articles with one body, so many are looked at, the earliest. More than that are never
    /// in the hands of writers at a time, and of the others all are in one cluster.
    private static final int HOLDERS = 256;

    /// The bodies of given articles, with articles that have the same or one it merges with.
    private static final String NEIGHBOURS =
            """
            select mine.body_id, theirs.article_id
            from fingerprint mine
            cross join lateral (
                select mine.body_id
                union all
                select other_id from body_pair
                where body_pair.body_id = mine.body_id and merges) as alike
            cross join lateral (
                select article_id from fingerprint other
                where other.body_id = alike.body_id
                order by first_received_at, article_id
                limit %d) as theirs
            where mine.article_id = any(?)
            """
                    .formatted(HOLDERS);

    /// Articles that are in one cluster with others, or should be. No `exists`, which in an `or` is
    /// taken for leave to read the whole table.
    private static final MultiRowStatement<UUID> CONCERNED =
            new MultiRowStatement<>(
                    """
                    select mine.article_id
                    from article mine
                    left join fingerprint using (article_id)
                    where mine.article_id = any(?)
                        and (mine.cluster_id <> mine.article_id
                            or (select true from article member
                                where member.cluster_id = mine.article_id
                                    and member.article_id <> mine.article_id
                                limit 1)
                            or (select true from fingerprint other
                                where other.body_id = fingerprint.body_id
                                    and other.article_id <> mine.article_id
                                limit 1)
                            or (select true from body_pair
                                where body_pair.body_id = fingerprint.body_id and merges
                                limit 1))
                    """,
                    uuid(id -> id));

    private static final MultiRowStatement<UUID> TOUCHED =
            new MultiRowStatement<>(
                    """
                    select distinct cluster_id
                    from (
                        select unnest(?::uuid[]) as article_id
                        union select article_id from (%s) as neighbours) as wanted
                    cross join lateral (
                        select cluster_id from article
                        where article.article_id = wanted.article_id
                        limit 1) as article
                    """
                            .formatted(NEIGHBOURS),
                    uuid(id -> id),
                    uuid(id -> id));

    private static final MultiRowStatement<UUID> CLUSTERS_OF =
            new MultiRowStatement<>(
                    "select distinct cluster_id from article where article_id = any(?)",
                    uuid(id -> id));

    private static final MultiRowStatement<UUID> LOCK =
            new MultiRowStatement<>(
                    """
                    select pg_advisory_xact_lock(hashtextextended(cluster::text, 0))
                    from unnest(?) with ordinality as wanted (cluster, place)
                    order by place
                    """,
                    uuid(id -> id));

    /// Members of the clusters, and the earliest of those that are joined.
    private static final MultiRowStatement<Cluster> MEMBERS =
            new MultiRowStatement<>(
                    """
                    select article.article_id, cluster_id, body_id, joined
                    from unnest(?, ?::boolean[]) as given (cluster, joined)
                    cross join lateral (
                        select * from article
                        where not joined and article.cluster_id = given.cluster
                        union all
                        select * from article
                        where joined and article.article_id = given.cluster
                            and article.cluster_id = given.cluster) as article
                    left join fingerprint using (article_id)
                    order by article.first_received_at, article.article_id
                    """,
                    uuid(Cluster::id),
                    text(Cluster::joined));

    private static final MultiRowStatement<UUID> ALL_MEMBERS =
            new MultiRowStatement<>(
                    "select article_id, cluster_id from article where cluster_id = any(?)",
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

    /// The bodies of articles, and the clusters that they connect them with.
    private static final MultiRowStatement<UUID> LINKS =
            new MultiRowStatement<>(
                    """
                    select distinct body_id, cluster_id
                    from (%s) as neighbour
                    cross join lateral (
                        select cluster_id from article
                        where article.article_id = neighbour.article_id
                        limit 1) as article
                    """
                            .formatted(NEIGHBOURS),
                    uuid(id -> id));

    /// @param joined whether it is taken as a whole
    private record Cluster(UUID id, boolean joined) {}

    /// @param joined whether it stands for its whole cluster
    private record Member(UUID article, UUID cluster, @Nullable Long body, boolean joined) {

        /// What is connected: bodies, clusters that are joined, and articles that have no body.
        Object node() {
            return joined || body == null ? article : body;
        }
    }

    private record Pair(long body, long other) {}

    private record Link(long body, UUID cluster) {}

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
                            Set<UUID> own =
                                    Set.copyOf(
                                            CLUSTERS_OF.query(
                                                    connection, articles, Clusters::first));
                            List<Cluster> taken =
                                    locked.stream()
                                            .map(id -> new Cluster(id, !own.contains(id)))
                                            .toList();
                            rearrange(connection, taken, Set.copyOf(articles), clusters);
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
        List<Cluster> whole = clusters.stream().map(id -> new Cluster(id, false)).toList();
        rearrange(connection, whole, Set.of(), new HashSet<>());
    }

    private static Set<UUID> clustersOf(Connection connection, Collection<UUID> concerned)
            throws SQLException {
        return new TreeSet<>(TOUCHED.query(connection, concerned, Clusters::first));
    }

    private static void rearrange(
            Connection connection, List<Cluster> clusters, Set<UUID> batch, Set<UUID> after)
            throws SQLException {
        List<Member> members = MEMBERS.query(connection, clusters, Clusters::member);
        List<Place> moves = moves(connection, members, batch);
        after.addAll(moves.stream().map(Place::cluster).toList());
        LOCK_ARTICLES.query(connection, moves.stream().map(Place::article).toList(), row -> true);
        MOVE.execute(connection, moves);
        NOTE_MOVE.execute(
                connection, moves.stream().filter(move -> !batch.contains(move.article)).toList());
    }

    /// @param members the earliest first
    private static List<Place> moves(
            Connection connection, List<Member> members, Collection<UUID> batch)
            throws SQLException {
        Components<Object> components = components(connection, members, batch);
        Map<Object, UUID> earliest = new HashMap<>();
        List<Place> moves = new ArrayList<>();
        Map<UUID, UUID> moved = new HashMap<>();
        for (Member member : members) {
            UUID cluster =
                    earliest.computeIfAbsent(components.of(member.node()), node -> member.article);
            if (!cluster.equals(member.cluster)) {
                if (member.joined) {
                    moved.put(member.cluster, cluster);
                } else {
                    moves.add(new Place(member.article, cluster));
                }
            }
        }
        for (Place place : ALL_MEMBERS.query(connection, moved.keySet(), Clusters::place)) {
            moves.add(new Place(place.article, moved.getOrDefault(place.cluster, place.cluster)));
        }
        return moves;
    }

    private static Components<Object> components(
            Connection connection, List<Member> members, Collection<UUID> batch)
            throws SQLException {
        Components<Object> components = new Components<>();
        Set<Long> bodies = new HashSet<>();
        Set<UUID> joined = new HashSet<>();
        for (Member member : members) {
            if (member.joined) {
                joined.add(member.cluster);
            } else if (member.body != null) {
                bodies.add(member.body);
            }
        }
        for (Pair pair : PAIRS.query(connection, bodies, Clusters::pair)) {
            components.connect(pair.body, pair.other);
        }
        if (!joined.isEmpty()) {
            for (Link link : LINKS.query(connection, batch, Clusters::link)) {
                if (joined.contains(link.cluster)) {
                    components.connect(link.body, link.cluster);
                }
            }
        }
        return components;
    }

    private static UUID first(Row row) throws SQLException {
        return row.uuid(1);
    }

    private static Member member(Row row) throws SQLException {
        return new Member(row.uuid(1), row.uuid(2), row.object(3, Long.class), row.flag(4));
    }

    private static Place place(Row row) throws SQLException {
        return new Place(row.uuid(1), row.uuid(2));
    }

    private static Link link(Row row) throws SQLException {
        return new Link(row.number(1), row.uuid(2));
    }

    private static Pair pair(Row row) throws SQLException {
        return new Pair(row.number(1), row.number(2));
    }
}
