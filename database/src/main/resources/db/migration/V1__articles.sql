-- What Dateline knows of every article. Only store-service writes here; the gateway reads.
--
-- Keys that come from outside are bounded by the writer, since a btree key holds at most 2.7 kB: an
-- over-long one is cut and ends in a hash of the whole. Days before year 1 or after year 9999 are
-- not on this calendar and become null; instants there become its first or last.

-- The text search configuration of a BCP 47 language tag. Texts in languages without a stemmer, and
-- texts too short to tell, are indexed word by word.
create function search_config(language text) returns regconfig
    language sql immutable parallel safe
    return case lower(split_part(language, '-', 1))
        when 'en' then 'pg_catalog.english'::regconfig
        when 'de' then 'pg_catalog.german'::regconfig
        when 'fr' then 'pg_catalog.french'::regconfig
        when 'es' then 'pg_catalog.spanish'::regconfig
        when 'it' then 'pg_catalog.italian'::regconfig
        when 'pt' then 'pg_catalog.portuguese'::regconfig
        when 'nl' then 'pg_catalog.dutch'::regconfig
        when 'ru' then 'pg_catalog.russian'::regconfig
        else 'pg_catalog.simple'::regconfig
    end;

-- One row per article: its current revision, which is that of the newest sighting by
-- (received_at, claim, record), in the form that queries filter and sort by.
create table article (
    article_id         uuid primary key,
    revision           text not null,
    -- the sighting this row was made from, and the version of its enrichment
    received_at        timestamptz not null,
    claim              text collate "C" not null,
    record             bigint not null,
    enrichment_version integer not null,
    -- when any sighting of the article came first
    first_received_at  timestamptz not null,
    stored_at          timestamptz not null,
    -- the earliest article with the same body; its own id while it has no copies
    cluster_id         uuid not null,
    title              text,
    language           text not null,
    publisher          text,
    url                text,
    -- first and last day that the publication date may mean; null when there is none
    published_from     date,
    published_to       date,
    -- the publication date as an instant to sort by: its start, in its own offset or in UTC
    published_at       timestamptz,
    -- of title (weight A) and a bounded prefix of the text (weight D)
    search             tsvector not null,
    check (published_from <= published_to)
);

create index article_search on article using gin (search);
create index article_published on article (published_at desc nulls last, article_id desc);
create index article_received on article (first_received_at desc, article_id desc);
create index article_cluster on article (cluster_id);
create index article_language on article (language);

-- Every content an article ever had, as its newest sighting told it. `event` is the value of that
-- articles.enriched record without `text`.
create table revision (
    article_id         uuid not null references article on delete cascade,
    revision           text not null,
    received_at        timestamptz not null,
    claim              text collate "C" not null,
    record             bigint not null,
    enrichment_version integer not null,
    first_received_at  timestamptz not null,
    text               text not null,
    event              jsonb not null,
    primary key (article_id, revision)
);

-- Every appearance of an article in a dropped file.
create table sighting (
    claim              text collate "C" not null,
    record             bigint not null,
    article_id         uuid not null references article on delete cascade,
    revision           text not null,
    received_at        timestamptz not null,
    -- of the highest version of enrichment seen
    enrichment_version integer not null,
    enriched_at        timestamptz not null,
    file               text not null,
    media_type         text not null,
    charset            text,
    sha256             text not null,
    stored_at          timestamptz not null,
    primary key (claim, record)
);

create index sighting_article on sighting (article_id);
-- a hash, since file names may be longer than a btree key
create index sighting_file on sighting using hash (file);

create table entity (
    entity_id text collate "C" primary key,
    type      text not null check (type in ('PERSON', 'ORGANIZATION', 'LOCATION')),
    name      text not null,
    country   text
);

create index entity_name on entity (lower(name) text_pattern_ops);

-- The mentions of one entity in the current revision of one article.
create table entity_mention (
    article_id uuid not null references article on delete cascade,
    entity_id  text collate "C" not null references entity,
    salience   real not null,
    -- UTF-16 units of the text, ends exclusive, one of each for a mention
    starts     integer[] not null,
    ends       integer[] not null,
    primary key (article_id, entity_id)
);

create index entity_mention_entity on entity_mention (entity_id, salience desc, article_id);

-- The date mentions in the current revision of an article.
create table date_mention (
    article_id uuid not null references article on delete cascade,
    start_at   integer not null,
    end_at     integer not null,
    type       text not null check (type in ('DATE', 'TIME', 'DURATION', 'SET')),
    value      text not null,
    -- the days it may mean; null when it names no place on the calendar
    during     daterange,
    primary key (article_id, start_at)
);

create index date_mention_during on date_mention using gist (during) where during is not null;

-- The fingerprint of the current revision's body.
create table fingerprint (
    article_id        uuid primary key references article on delete cascade,
    scheme            text collate "C" not null,
    sha256            bytea not null,
    sketch            bytea not null,
    shingles          integer not null,
    -- the article's, so that the earliest of many copies is found without reading the others
    first_received_at timestamptz not null
);

create index fingerprint_exact on fingerprint (scheme, sha256, first_received_at, article_id);

-- Which article is a copy of which: the later one first. An exact copy is linked to the earliest
-- article that has the same body, by (first_received_at, article_id).
create table duplicate (
    article_id  uuid not null references article on delete cascade,
    of_id       uuid not null references article on delete cascade,
    relation    text not null check (relation in ('DUPLICATE', 'NEAR_DUPLICATE')),
    similarity  real not null,
    primary key (article_id, of_id),
    check (article_id <> of_id)
);

create index duplicate_of on duplicate (of_id);
