-- Clusters of copies as facts that are kept, and not searched for by every question: who is in which
-- cluster, and in which order a list prefers its members. Of one body only the pairs that matter are
-- kept. Every statement here takes its locks for an instant; what takes time is in the next migration.

-- A cluster of two or more articles.
create table cluster (
    -- the earliest of its members by (received_at, article_id)
    cluster_id uuid primary key,
    -- the first of its members in the order below, which a list shows when it matches
    shown_id   uuid not null,
    members    integer not null,
    -- of the longest body of its members
    shingles   integer not null
);

-- The members of clusters. An article without a row is a cluster by itself, whose id is its own.
create table cluster_member (
    article_id   uuid primary key references article on delete cascade,
    cluster_id   uuid not null,
    -- the body by which it came into the cluster
    body_id      bigint not null,
    shingles     integer not null,
    -- The order in which a list prefers members, the least first: those that have less than four
    -- fifths of the longest come last; then the one that was published first; then the one that
    -- stood first where they were received.
    cut          boolean not null,
    published_by timestamptz not null,
    received_at  timestamptz not null,
    place        text collate "C" not null
);

-- From one member to those that are preferred to it, the next one first: whichever of them is asked
-- for, all members together are walked through once.
create index cluster_member_order on cluster_member
    (cluster_id, cut desc, published_by desc, received_at desc, place desc) include (article_id);
create index cluster_member_body on cluster_member
    (body_id, cut desc, published_by desc, received_at desc, place desc);
create index cluster_large on cluster (cluster_id) where members >= 64;

-- By when an article was published at the latest: the end of what its date may mean, or its receipt.
create function published_by(
    published_from date, published_to date, published_at timestamptz, received_at timestamptz)
    returns timestamptz
    language sql immutable parallel safe
    return least(
        received_at,
        case when published_at <> published_from::timestamp at time zone 'UTC' then published_at
            else (published_to + 1)::timestamp at time zone 'UTC' end);

-- What an article's place in its cluster follows from. Its place in a file is that of its first
-- sighting.
create view member_key as
    select article.article_id, fingerprint.body_id, body.shingles,
        published_by(published_from, published_to, published_at, article.first_received_at)
            as published_by,
        article.first_received_at as received_at,
        coalesce(
            (select sighting.claim || '/' || lpad(sighting.record::text, 19, '0') from sighting
            where sighting.article_id = article.article_id
            order by sighting.received_at, sighting.claim, sighting.record
            limit 1),
            '') collate "C" as place
    from article
    join fingerprint on fingerprint.article_id = article.article_id
    join body on body.body_id = fingerprint.body_id;

-- The version of the thresholds by which the article's body was compared with others and the article
-- came into its cluster; 0 while that is to be done. What is there already was done by version 3; a
-- service of before this migration that still runs leaves 0, and its articles are made up for.
alter table fingerprint add placed smallint not null default 3;
alter table fingerprint alter placed set default 0;
create index fingerprint_unplaced on fingerprint (body_id) where placed = 0;

-- Whether the pair ties `body_id` to its cluster, so that it is kept though others are more alike.
alter table body_pair add tie boolean not null default false;

comment on table body_pair is 'Two bodies that are alike. Of each body are kept the ten others most'
    ' like it, and the pairs that tie it to its cluster; so of a pair there may be one row or two';
comment on column body_pair.merges is 'whether the pair puts articles into one cluster: one is an'
    ' edited or cut copy of the other';
comment on column article.cluster_id is 'unused: clusters are in cluster_member. Kept for the'
    ' services of one release before';

-- As before, but of the articles that have one body only the earliest, so that it is bounded.
create or replace view duplicate as
    select mine.article_id, earliest.article_id as of_id, 'DUPLICATE' as relation,
        1::real as similarity
    from fingerprint mine
    cross join lateral (
        select article_id from fingerprint other
        where other.body_id = mine.body_id
        order by other.first_received_at, other.article_id
        limit 1) as earliest
    where earliest.article_id <> mine.article_id
    union all
    select mine.article_id, theirs.article_id,
        case relation when 'DUPLICATE' then relation else 'NEAR_DUPLICATE' end, jaccard
    from fingerprint mine
    join body_pair on body_pair.body_id = mine.body_id and merges
    cross join lateral (
        select article_id, first_received_at from fingerprint other
        where other.body_id = body_pair.other_id
        order by other.first_received_at, other.article_id
        limit 1) as theirs
    where (theirs.first_received_at, theirs.article_id)
        < (mine.first_received_at, mine.article_id);
