package org.dateline.store.postgres;

import static org.dateline.database.sql.MultiRowStatement.number;
import static org.dateline.database.sql.MultiRowStatement.uuid;

import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.dateline.database.sql.MultiRowStatement;
import org.dateline.store.alike.Thresholds;
import org.jspecify.annotations.Nullable;

/// What [Clusters] reads and writes: the tables `cluster` and `cluster_member`, what they follow
/// from, and `cluster_move`.
final class ClusterRows {

    private ClusterRows() {}

    /// Of the articles with one body that are still to be put into a cluster, so many are looked
    /// at. More are never in the hands of writers at a time.
    private static final int HOLDERS = 256;

    /// Members that have less of the longest member's shingles come last in lists.
    private static final double FULL = 0.8;

    /// An article of a batch, about which there is something to do.
    ///
    /// @param member its body as a member of a cluster; null when it is a cluster by itself
    /// @param stale whether its place in the cluster is another than it was
    record Concerned(
            UUID article,
            UUID cluster,
            @Nullable Long body,
            @Nullable Long member,
            boolean placed,
            boolean stale) {

        boolean isElsewhere() {
            return member != null && !member.equals(body);
        }
    }

    static final MultiRowStatement<UUID> CONCERNED =
            new MultiRowStatement<>(
                    """
                    select mine.article_id, coalesce(member.cluster_id, mine.article_id),
                        mine.body_id, member.body_id, mine.placed = %d,
                        member.article_id is not null and key.article_id is not null and (
                            member.shingles, member.published_by, member.received_at, member.place)
                            is distinct from (
                            key.shingles, key.published_by, key.received_at, key.place)
                    from fingerprint mine
                    left join cluster_member as member on member.article_id = mine.article_id
                    left join member_key as key on key.article_id = mine.article_id
                    where mine.article_id = any(?)
                    """
                            .formatted(Thresholds.VERSION),
                    uuid(id -> id));

    /// An article that has a body.
    ///
    /// @param elsewhere whether its cluster is that of a body it had before
    record Link(long body, UUID article, UUID cluster, boolean member, boolean elsewhere) {}

    /// One article that was put into a cluster by its body leads to all others; those that were not
    /// yet are looked at themselves.
    static final MultiRowStatement<Long> LINKS =
            new MultiRowStatement<>(
                    """
                    select given.body_id, holder.article_id,
                        coalesce(member.cluster_id, holder.article_id),
                        member.article_id is not null,
                        coalesce(member.body_id <> given.body_id, false)
                    from unnest(?) as given (body_id)
                    cross join lateral (
                        (select article_id from fingerprint
                            where fingerprint.body_id = given.body_id and placed > 0
                            limit 1)
                        union all
                        (select article_id from fingerprint
                            where fingerprint.body_id = given.body_id and placed = 0
                            limit %d)) as holder
                    left join cluster_member as member on member.article_id = holder.article_id
                    """
                            .formatted(HOLDERS),
                    number(id -> id));

    static final MultiRowStatement<UUID> CLUSTERS_OF =
            new MultiRowStatement<>(
                    """
                    select coalesce(cluster_id, given.article_id)
                    from unnest(?) as given (article_id)
                    left join cluster_member using (article_id)
                    """,
                    uuid(id -> id));

    static final MultiRowStatement<UUID> LOCK =
            new MultiRowStatement<>(
                    """
                    select pg_advisory_xact_lock(hashtextextended(cluster::text, 0))
                    from unnest(?) with ordinality as wanted (cluster, place)
                    order by place
                    """,
                    uuid(id -> id));

    /// In the order in which writers of articles take them.
    static final MultiRowStatement<UUID> LOCK_ARTICLES =
            new MultiRowStatement<>(
                    """
                    select article_id, first_received_at from article where article_id = any(?)
                    order by article_id for no key update
                    """,
                    uuid(id -> id));

    static final MultiRowStatement<UUID> RECEIVED =
            new MultiRowStatement<>(
                    "select article_id, first_received_at from article where article_id = any(?)",
                    uuid(id -> id));

    record Received(UUID article, Instant at) {

        static final Comparator<Received> EARLIEST =
                Comparator.comparing(Received::at)
                        .thenComparing(Received::article, ClusterRows::compareAsDatabase);
    }

    /// An article and the cluster that it should be in.
    record Place(UUID article, UUID cluster) {}

    record Rename(UUID from, UUID to) {}

    static final MultiRowStatement<Rename> RENAME =
            new MultiRowStatement<>(
                    """
                    update cluster_member set cluster_id = wanted.new_id
                    from unnest(?, ?) as wanted (old_id, new_id)
                    where cluster_member.cluster_id = wanted.old_id
                    returning article_id, cluster_member.cluster_id
                    """,
                    uuid(Rename::from),
                    uuid(Rename::to));

    static final MultiRowStatement<Place> JOIN =
            new MultiRowStatement<>(
                    """
                    insert into cluster_member as old (
                        article_id, cluster_id, body_id, shingles, cut, published_by, received_at,
                        place)
                    select article_id, wanted.cluster_id, body_id, shingles, false, published_by,
                        received_at, place
                    from unnest(?, ?) as wanted (article_id, cluster_id)
                    join member_key using (article_id)
                    order by article_id
                    on conflict (article_id) do update set
                        cluster_id = excluded.cluster_id,
                        body_id = excluded.body_id,
                        shingles = excluded.shingles,
                        published_by = excluded.published_by,
                        received_at = excluded.received_at,
                        place = excluded.place
                    """,
                    uuid(Place::article),
                    uuid(Place::cluster));

    static final MultiRowStatement<UUID> PART =
            new MultiRowStatement<>(
                    "delete from cluster_member where article_id = any(?)", uuid(id -> id));

    /// A cluster as its members make it.
    ///
    /// @param earliest its id, if it has any
    record State(UUID cluster, int members, int shingles, @Nullable UUID earliest) {}

    static final MultiRowStatement<UUID> STATES =
            new MultiRowStatement<>(
                    """
                    select given.cluster_id, members, longest, earliest.article_id
                    from unnest(?) as given (cluster_id)
                    cross join lateral (
                        select count(*)::int as members, coalesce(max(shingles), 0) as longest
                        from cluster_member
                        where cluster_member.cluster_id = given.cluster_id) as counted
                    left join lateral (
                        select article_id from cluster_member
                        where cluster_member.cluster_id = given.cluster_id
                        order by received_at, article_id
                        limit 1) as earliest on true
                    """,
                    uuid(id -> id));

    static final MultiRowStatement<UUID> PART_ALL =
            new MultiRowStatement<>(
                    """
                    delete from cluster_member where cluster_id = any(?)
                    returning article_id, cluster_id
                    """,
                    uuid(id -> id));

    static final MultiRowStatement<UUID> DROP =
            new MultiRowStatement<>(
                    "delete from cluster where cluster_id = any(?) returning shown_id",
                    uuid(id -> id));

    static final MultiRowStatement<UUID> SHOWN =
            new MultiRowStatement<>(
                    "select shown_id from cluster where cluster_id = any(?)", uuid(id -> id));

    static final MultiRowStatement<State> CUT =
            new MultiRowStatement<>(
                    """
                    update cluster_member set cut = not cut
                    from unnest(?, ?) as given (cluster_id, shingles)
                    where cluster_member.cluster_id = given.cluster_id
                        and cut <> (cluster_member.shingles < %s * given.shingles)
                    """
                            .formatted(FULL),
                    uuid(State::cluster),
                    number(State::shingles));

    static final MultiRowStatement<State> WRITE =
            new MultiRowStatement<>(
                    """
                    insert into cluster (cluster_id, shown_id, members, shingles)
                    select given.cluster_id, first.article_id, members, given.shingles
                    from unnest(?, ?, ?) as given (cluster_id, members, shingles)
                    cross join lateral (
                        select article_id from cluster_member
                        where cluster_member.cluster_id = given.cluster_id
                        order by cut, published_by, cluster_member.received_at, place
                        limit 1) as first
                    order by given.cluster_id
                    on conflict (cluster_id) do update set
                        shown_id = excluded.shown_id,
                        members = excluded.members,
                        shingles = excluded.shingles
                    """,
                    uuid(State::cluster),
                    number(State::members),
                    number(State::shingles));

    /// Ties what was shown before to what is shown now, where these are alike: all other members
    /// are tied already to one that comes before them.
    static final MultiRowStatement<UUID> TIE =
            new MultiRowStatement<>(
                    """
                    insert into body_pair as old (
                        body_id, other_id, relation, jaccard, contained, containing, merges,
                        passages, thresholds, tie)
                    select pair.other_id, pair.body_id,
                        case relation when 'CONTAINS' then 'CONTAINED_IN'
                            when 'CONTAINED_IN' then 'CONTAINS' else relation end,
                        jaccard, containing, contained, merges,
                        array(
                            select passages[case i % 3 when 1 then i + 1 when 2 then i - 1
                                else i end]
                            from generate_subscripts(passages, 1) as i order by i),
                        thresholds, true
                    from unnest(?) as given (article_id)
                    join cluster_member as former on former.article_id = given.article_id
                    join cluster on cluster.cluster_id = former.cluster_id
                    join cluster_member as shown on shown.article_id = cluster.shown_id
                    join body_pair as pair
                        on pair.body_id = shown.body_id and pair.other_id = former.body_id
                    order by pair.other_id, pair.body_id
                    on conflict (body_id, other_id) do update set tie = true
                    where not old.tie
                    """,
                    uuid(id -> id));

    static final MultiRowStatement<Place> NOTE_MOVE =
            new MultiRowStatement<>(
                    """
                    insert into cluster_move (article_id, cluster_id)
                    select * from unnest(?, ?) as moved (article_id, cluster_id)
                    order by article_id
                    on conflict (article_id) do update set cluster_id = excluded.cluster_id
                    """,
                    uuid(Place::article),
                    uuid(Place::cluster));

    static final MultiRowStatement<Map.Entry<UUID, Optional<Long>>> MARK =
            new MultiRowStatement<>(
                    """
                    update fingerprint set placed = %d
                    from unnest(?, ?) as given (article_id, body_id)
                    where fingerprint.article_id = given.article_id
                        and fingerprint.body_id is not distinct from given.body_id
                    """
                            .formatted(Thresholds.VERSION),
                    uuid(Map.Entry::getKey),
                    number(entry -> entry.getValue().orElse(null)));

    static final MultiRowStatement<UUID> PLACES =
            new MultiRowStatement<>(
                    """
                    select article_id, cluster_id, body_id from cluster_member
                    where article_id = any(?)
                    """,
                    uuid(id -> id));

    static final MultiRowStatement<Long> NEIGHBOURS =
            new MultiRowStatement<>(
                    """
                    select other_id from body_pair where body_id = any(?) and merges
                    union
                    select body_id from body_pair where other_id = any(?) and merges
                    """,
                    number(id -> id),
                    number(id -> id));

    static final MultiRowStatement<Long> HELD =
            new MultiRowStatement<>(
                    """
                    select given.body_id from unnest(?) as given (body_id)
                    cross join lateral (
                        select from fingerprint
                        where fingerprint.body_id = given.body_id limit 1) as holder
                    """,
                    number(id -> id));

    static final MultiRowStatement<Long> FORGET_PAIRS =
            new MultiRowStatement<>(
                    """
                    with forgotten as materialized (
                        select pair.body_id, pair.other_id
                        from body_pair as pair
                        join (
                            select body_id, other_id from body_pair where body_id = any(?)
                            union
                            select body_id, other_id from body_pair where other_id = any(?)) as gone
                            on gone.body_id = pair.body_id and gone.other_id = pair.other_id
                        order by pair.body_id, pair.other_id
                        for update of pair)
                    delete from body_pair using forgotten
                    where body_pair.body_id = forgotten.body_id
                        and body_pair.other_id = forgotten.other_id
                    """,
                    number(id -> id),
                    number(id -> id));

    record Edge(long body, long other) {}

    static final MultiRowStatement<Long> EDGES =
            new MultiRowStatement<>(
                    "select body_id, other_id from body_pair where body_id = any(?) and merges",
                    number(id -> id));

    record Member(UUID article, long body) {}

    /// The earliest first.
    static final MultiRowStatement<UUID> MEMBERS =
            new MultiRowStatement<>(
                    """
                    select article_id, body_id from cluster_member where cluster_id = any(?)
                    order by received_at, article_id
                    """,
                    uuid(id -> id));

    static final MultiRowStatement<Place> MOVE =
            new MultiRowStatement<>(
                    """
                    update cluster_member set cluster_id = wanted.cluster_id
                    from unnest(?, ?) as wanted (article_id, cluster_id)
                    where cluster_member.article_id = wanted.article_id
                    """,
                    uuid(Place::article),
                    uuid(Place::cluster));

    /// UUIDs by their bytes; Java compares them by signed halves.
    private static int compareAsDatabase(UUID one, UUID other) {
        int order =
                Long.compareUnsigned(one.getMostSignificantBits(), other.getMostSignificantBits());
        return order != 0
                ? order
                : Long.compareUnsigned(
                        one.getLeastSignificantBits(), other.getLeastSignificantBits());
    }
}
