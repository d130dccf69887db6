-- The longest passages that two bodies have in common, the longest first, at most five of at least
-- eight words. Each is three numbers: that of its first word in the body, that of its first word in
-- the other, both from 0, and how many words. Words and not places of a text, since articles that
-- have the same body have it at different places of their texts. Null where they were not looked
-- for: of pairs found before, until `dateline replay` brings one of their articles again.
alter table body_pair add passages integer[];

comment on column body_pair.merges is 'whether the pair puts articles into one cluster: they are'
    ' alike, and the shorter is at least half as long as the longer (from thresholds 2 on)';

create or replace view article_pair as
    select mine.article_id, theirs.article_id as other_id, 'DUPLICATE' as relation,
        1::real as jaccard, 1::real as contained, 1::real as containing, true as merges,
        null::integer[] as passages
    from fingerprint mine
    join fingerprint theirs on theirs.body_id = mine.body_id and theirs.article_id <> mine.article_id
    union all
    select mine.article_id, theirs.article_id, relation, jaccard, contained, containing, merges,
        passages
    from fingerprint mine
    join body_pair on body_pair.body_id = mine.body_id
    join fingerprint theirs on theirs.body_id = body_pair.other_id;
