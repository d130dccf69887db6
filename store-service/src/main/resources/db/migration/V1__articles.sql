-- What Dateline knows of every article. Only store-service writes here; the gateway reads.

-- The text search configuration of a BCP 47 language tag. Texts in languages without a stemmer, and
-- texts too short to tell, are indexed word by word.
create function search_config(language text) returns regconfig
    language sql immutable parallel safe
    return case split_part(language, '-', 1)
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
    received_at        timestamptz not null,
    claim              text not null,
    record             bigint not null,
    enrichment_version integer not null,
    first_received_at  timestamptz not null,
    stored_at          timestamptz not null,
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
    search             tsvector not null
);

create index article_search on article using gin (search);
create index article_published on article (published_at desc, article_id desc);
create index article_cluster on article (cluster_id);
create index article_language on article (language);

-- Every content an article ever had. `event` is the value of its articles.enriched record without `text`.
create table revision (
    article_id         uuid not null references article on delete cascade deferrable initially deferred,
    revision           text not null,
    enrichment_version integer not null,
    first_received_at  timestamptz not null,
    text               text not null,
    event              jsonb not null,
    primary key (article_id, revision)
);

-- Every appearance of an article in a dropped file.
create table sighting (
    claim       text not null,
    record      bigint not null,
    article_id  uuid not null references article on delete cascade deferrable initially deferred,
    revision    text not null,
    received_at timestamptz not null,
    file        text not null,
    media_type  text not null,
    charset     text,
    sha256      text not null,
    stored_at   timestamptz not null,
    primary key (claim, record)
);

create index sighting_article on sighting (article_id);
-- a hash, since a btree key holds at most 2.7 kB and file names may be longer
create index sighting_file on sighting using hash (file);

create table entity (
    entity_id text primary key,
    type      text not null check (type in ('PERSON', 'ORGANIZATION', 'LOCATION')),
    name      text not null,
    country   text
);

create index entity_name on entity (lower(name) text_pattern_ops);

-- The mentions of one entity in the current revision of one article.
create table entity_mention (
    article_id uuid not null references article on delete cascade deferrable initially deferred,
    entity_id  text not null references entity,
    salience   real not null,
    starts     integer[] not null,
    ends       integer[] not null,
    primary key (article_id, entity_id)
);

create index entity_mention_entity on entity_mention (entity_id, salience desc, article_id);

-- The date mentions in the current revision of an article.
create table date_mention (
    article_id uuid not null references article on delete cascade deferrable initially deferred,
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
    article_id uuid primary key references article on delete cascade deferrable initially deferred,
    scheme     text not null,
    sha256     bytea not null,
    sketch     bytea not null,
    shingles   integer not null
);

create index fingerprint_exact on fingerprint (scheme, sha256);

-- Which article is a copy of which: the later one first.
create table duplicate (
    article_id  uuid not null references article on delete cascade deferrable initially deferred,
    of_id       uuid not null references article on delete cascade deferrable initially deferred,
    relation    text not null check (relation in ('DUPLICATE', 'NEAR_DUPLICATE')),
    similarity  real not null,
    primary key (article_id, of_id),
    check (article_id <> of_id)
);

create index duplicate_of on duplicate (of_id);
