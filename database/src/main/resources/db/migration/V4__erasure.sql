-- Articles that were erased. Their rows are gone from all other tables; what is kept here recognises
-- their records when they come again, and holds nothing of what they said.

create table erasure (
    article_id   uuid primary key,
    -- what was received until then never comes back
    erased_at    timestamptz not null,
    -- since when there is the article again, by a file that was forced; null while there is not
    revived_from timestamptz,
    -- whether the topics have their tombstones
    announced    boolean not null
);

create index erasure_unannounced on erasure (article_id) where not announced;

-- Sightings of erased articles: those that were stored, and those that came later and were left out.
create table erased_sighting (
    claim      text collate "C" not null,
    record     bigint not null,
    article_id uuid not null references erasure,
    -- or left out
    erased_at  timestamptz not null,
    -- what became of it in its archived file: PENDING until ingest-service has answered, KEPT where a
    -- person has to look at the file
    copy       text not null check (copy in ('PENDING', 'REMOVED', 'KEPT')),
    primary key (claim, record)
);

create index erased_sighting_article on erased_sighting (article_id);
create index erased_sighting_pending on erased_sighting (claim) where copy = 'PENDING';
