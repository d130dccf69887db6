package org.dateline.store.postgres;

import static org.dateline.store.postgres.MultiRowStatement.number;
import static org.dateline.store.postgres.MultiRowStatement.uuid;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/// Links articles whose bodies are equal, each to the earliest of them by (first_received_at,
/// article_id), whose id also names their cluster.
///
/// Publish, then look: the fingerprints are committed before, so of two writers of equal bodies
/// the later one sees both. What the links should be follows from the fingerprints alone, so it is
/// the same in whatever order the articles came, and linking again changes nothing. Writers of one
/// body take turns by an advisory lock; a member is locked before it is looked at, so that it does
/// not leave for another body meanwhile.
final class ExactCopies {

    private ExactCopies() {}

    /// The SHA-256 of no bytes: articles without a body are not copies of each other.
    private static final String EMPTY =
            "'\\xe3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'::bytea";

    /// Articles that share their body, or are linked.
    private static final MultiRowStatement<UUID> CONCERNED =
            new MultiRowStatement<>(
                    """
                    select mine.article_id
                    from fingerprint mine
                    where mine.article_id = any(?)
                        and (mine.sha256 <> %s and exists (
                                select from fingerprint other
                                where other.scheme = mine.scheme
                                    and other.sha256 = mine.sha256
                                    and other.article_id <> mine.article_id)
                            or exists (
                                select from duplicate
                                where article_id = mine.article_id and relation = 'DUPLICATE')
                            or exists (
                                select from duplicate
                                where of_id = mine.article_id and relation = 'DUPLICATE'))
                    """
                            .formatted(EMPTY),
                    uuid(id -> id));

    /// A lock for each body that the articles have, or that articles linked to them have.
    private static final MultiRowStatement<UUID> LOCKS =
            new MultiRowStatement<>(
                    """
                    with concerned as (select unnest(?) as article_id)
                    select ('x' || substr(encode(sha256, 'hex'), 1, 16))::bit(64)::bigint
                    from fingerprint
                    where article_id in (
                        select article_id from concerned
                        union
                        select duplicate.article_id
                        from duplicate join concerned on of_id = concerned.article_id
                        where relation = 'DUPLICATE')
                    """,
                    uuid(id -> id));

    private static final MultiRowStatement<Long> LOCK =
            new MultiRowStatement<>(
                    "select pg_advisory_xact_lock(lock) from unnest(?) as lock", number(id -> id));

    /// The articles themselves, the earliest with the same body, those linked to them, and where
    /// one of them is the earliest, all that are not linked to it yet.
    private static final MultiRowStatement<UUID> MEMBERS =
            new MultiRowStatement<>(
                    """
                    with concerned as materialized (
                        select mine.article_id, mine.scheme, mine.sha256, (
                            select other.article_id from fingerprint other
                            where other.scheme = mine.scheme and other.sha256 = mine.sha256
                            order by other.first_received_at, other.article_id
                            limit 1) as earliest
                        from fingerprint mine
                        where mine.article_id in (
                            select unnest(ids) from (select ?::uuid[] as ids) given
                            union
                            select duplicate.article_id
                            from (select ?::uuid[] as ids) given
                            join duplicate on of_id = any(ids) and relation = 'DUPLICATE'))
                    select article_id from concerned
                    union
                    select earliest from concerned
                    union
                    select other.article_id
                    from concerned
                    join fingerprint other
                        on other.scheme = concerned.scheme and other.sha256 = concerned.sha256
                    where concerned.earliest = concerned.article_id
                        and concerned.sha256 <> %s
                        and not exists (
                            select from duplicate
                            where duplicate.article_id = other.article_id
                                and duplicate.of_id = concerned.earliest)
                    """
                            .formatted(EMPTY),
                    uuid(id -> id),
                    uuid(id -> id));

    private static final MultiRowStatement<UUID> LOCK_MEMBERS =
            new MultiRowStatement<>(
                    """
                    select article_id from article where article_id = any(?)
                    order by article_id for no key update
                    """,
                    uuid(id -> id));

    /// An article and the earliest one with its body, which may be itself.
    private record Link(UUID article, UUID earliest) {}

    private static final MultiRowStatement<UUID> WANTED =
            new MultiRowStatement<>(
                    """
                    select mine.article_id, case
                        when mine.sha256 = %s then mine.article_id
                        else (
                            select other.article_id from fingerprint other
                            where other.scheme = mine.scheme and other.sha256 = mine.sha256
                            order by other.first_received_at, other.article_id
                            limit 1)
                        end
                    from fingerprint mine
                    where mine.article_id = any(?)
                    """
                            .formatted(EMPTY),
                    uuid(id -> id));

    private static final MultiRowStatement<Link> UNLINK =
            new MultiRowStatement<>(
                    """
                    delete from duplicate using unnest(?, ?) as wanted (article_id, earliest)
                    where duplicate.article_id = wanted.article_id
                        and relation = 'DUPLICATE'
                        and of_id <> wanted.earliest
                    """,
                    uuid(Link::article),
                    uuid(Link::earliest));

    private static final MultiRowStatement<Link> LINK =
            new MultiRowStatement<>(
                    """
                    insert into duplicate as old (article_id, of_id, relation, similarity)
                    select article_id, earliest, 'DUPLICATE', 1
                    from unnest(?, ?) as wanted (article_id, earliest)
                    where article_id <> earliest
                    order by article_id
                    on conflict (article_id, of_id) do update set
                        relation = excluded.relation, similarity = excluded.similarity
                    where old.relation <> excluded.relation
                    """,
                    uuid(Link::article),
                    uuid(Link::earliest));

    private static final MultiRowStatement<Link> JOIN_CLUSTER =
            new MultiRowStatement<>(
                    """
                    update article set cluster_id = wanted.earliest
                    from unnest(?, ?) as wanted (article_id, earliest)
                    where article.article_id = wanted.article_id
                        and cluster_id <> wanted.earliest
                    """,
                    uuid(Link::article),
                    uuid(Link::earliest));

    /// Of these articles, those for which [#link] may have something to do.
    static List<UUID> concerned(Connection connection, Collection<UUID> articles)
            throws SQLException {
        return CONCERNED.query(connection, articles, row -> row.getObject(1, UUID.class));
    }

    /// Runs in a transaction of its own, whose statements each see what is committed by then.
    static void link(Connection connection, Collection<UUID> concerned) throws SQLException {
        List<Long> locks =
                LOCKS.query(connection, concerned, row -> row.getLong(1)).stream()
                        .distinct()
                        .sorted()
                        .toList();
        LOCK.query(connection, locks, row -> row);
        Set<UUID> members =
                new HashSet<>(
                        MEMBERS.query(connection, concerned, row -> row.getObject(1, UUID.class)));
        LOCK_MEMBERS.query(connection, members, row -> row);
        List<Link> links =
                WANTED.query(
                        connection,
                        members,
                        row ->
                                new Link(
                                        row.getObject(1, UUID.class),
                                        row.getObject(2, UUID.class)));
        UNLINK.execute(connection, links);
        LINK.execute(connection, links);
        JOIN_CLUSTER.execute(connection, links);
    }
}
