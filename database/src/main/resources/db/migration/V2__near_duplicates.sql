-- Near-duplicates: what is alike are bodies, not articles. A body is compared once, however many
-- articles have it, and a pair of bodies is a fact about two texts that no later event changes.
-- Which articles are related follows from who has which body at present.
--
-- To erase an article, delete it from `article`: everything else of it goes by itself, its body
-- included unless another article has the same.

-- The body of one or more articles, as the fingerprint in their events describes it. It stays when
-- its articles are revised to say something else, and then relates to nothing.
create table body (
    body_id  bigint generated always as identity primary key,
    scheme   text collate "C" not null,
    -- of the normalized text
    sha256   bytea not null,
    -- sampled shingle hashes, 8 bytes each, ascending
    sketch   bytea not null,
    shingles integer not null,
    unique (scheme, sha256)
);

insert into body (scheme, sha256, sketch, shingles)
select distinct on (scheme, sha256) scheme, sha256, sketch, shingles
from fingerprint
where sha256 <> '\xe3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'
order by scheme, sha256;

-- Which body the current revision of an article has; `body_id` is null when it has none.
alter table fingerprint add body_id bigint references body;

update fingerprint set body_id = body.body_id
from body
where body.scheme = fingerprint.scheme and body.sha256 = fingerprint.sha256;

drop index fingerprint_exact;
alter table fingerprint
    drop column scheme, drop column sha256, drop column sketch, drop column shingles;
create index fingerprint_body on fingerprint (body_id, first_received_at, article_id);

-- The part of a sketch that candidates are found by: its hashes under 2^59, one in 32 shingles, or
-- its 16 smallest where those are more, and never more than 256. As with the sketch, which shingles
-- these are depends on the hashes alone, so texts that share a passage share them.
create function sketch_keys(sketch bytea) returns bigint[]
    language sql immutable parallel safe
    return array(
        select hash
        from (
            select i, ('x' || encode(substring(sketch from 1 + 8 * i for 8), 'hex'))
                ::bit(64)::bigint as hash
            from generate_series(0, least(octet_length(sketch) / 8, 256) - 1) as i) as hashes
        where i < 16 or hash between 0 and (1::bigint << 59) - 1
        order by i);

-- The bodies that hold a hash. Lookups read a bounded number of them, so that what a site says on
-- every page costs no more than any other passage. No foreign key: it would cost more than the row.
create table sketch_hash (
    hash    bigint not null,
    body_id bigint not null,
    primary key (hash, body_id)
);

insert into sketch_hash (hash, body_id)
select distinct hash, body_id
from body cross join lateral unnest(sketch_keys(sketch)) as hash;

-- Two bodies that are alike, as exact comparison of their stored texts found; each pair has two
-- rows, one from either side. Scores count the distinct shingles of five words.
create table body_pair (
    body_id    bigint not null references body on delete cascade,
    other_id   bigint not null references body on delete cascade,
    -- what `body_id` is to `other_id`. DUPLICATE: every shingle is the same. NEAR_DUPLICATE: the
    -- Jaccard index reaches its threshold. Else the containment of one in the other does, and the
    -- longer CONTAINS the shorter, which is CONTAINED_IN it.
    relation   text not null
        check (relation in ('DUPLICATE', 'NEAR_DUPLICATE', 'CONTAINS', 'CONTAINED_IN')),
    -- shared shingles of all that both have
    jaccard    real not null,
    -- share of this body's shingles that the other has, and the reverse
    contained  real not null,
    containing real not null,
    -- whether the pair puts articles into one cluster: the Jaccard index reaches its threshold, or
    -- the shorter is contained and at least a third as long, so that a round-up or a quotation
    -- joins nothing
    merges     boolean not null,
    -- the version of the thresholds
    thresholds smallint not null,
    primary key (body_id, other_id)
);

create index body_pair_other on body_pair (other_id);

create function drop_body_without_articles() returns trigger
    language plpgsql as $$
declare
    gone record;
begin
    delete from body
    where body_id = old.body_id
        and not exists (select from fingerprint where body_id = old.body_id)
    returning body_id, sketch into gone;
    delete from sketch_hash
    where hash = any(sketch_keys(gone.sketch)) and body_id = gone.body_id;
    return null;
end $$;

create trigger fingerprint_deleted after delete on fingerprint
    for each row execute function drop_body_without_articles();

-- Every two articles that are alike, from either side, with the words of `body_pair`. Articles with
-- the same body are DUPLICATE, 1, 1, 1. Ask for one article_id, or for an article_id and other_id.
create view article_pair as
    select mine.article_id, theirs.article_id as other_id, 'DUPLICATE' as relation,
        1::real as jaccard, 1::real as contained, 1::real as containing, true as merges
    from fingerprint mine
    join fingerprint theirs on theirs.body_id = mine.body_id and theirs.article_id <> mine.article_id
    union all
    select mine.article_id, theirs.article_id, relation, jaccard, contained, containing, merges
    from fingerprint mine
    join body_pair on body_pair.body_id = mine.body_id
    join fingerprint theirs on theirs.body_id = body_pair.other_id;

-- A cluster are the articles that merging pairs connect, directly or through others. Its id, in
-- article.cluster_id, is that of its earliest member by (first_received_at, article_id), so of two
-- clusters that merge the earlier keeps its id.
comment on column article.cluster_id is 'the earliest article of its cluster; its own id while alone';

-- Articles that went to another cluster on account of another article, which articles.stored has not
-- said yet. Written with the move, deleted once it is said, so that no crash keeps it untold.
create table cluster_move (
    article_id uuid primary key references article on delete cascade,
    cluster_id uuid not null
);

create index cluster_move_cluster on cluster_move (cluster_id);

-- Of whom an article is a copy: the earliest article with the same body, and of those that its body
-- merges with, the ones before it.
drop table duplicate;
create view duplicate as
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
    join fingerprint theirs on theirs.body_id = body_pair.other_id
        and (theirs.first_received_at, theirs.article_id)
            < (mine.first_received_at, mine.article_id);
