-- What became of a dropped file: its sightings by the last part of its name, and its records that
-- were rejected on their way.

create index sighting_file_name on sighting using hash (substring(file from '[^/]*$'));

-- Every record on articles.rejected, by where it stood before: one that is rejected again after a
-- crash is the same rejection.
create table rejection (
    topic       text collate "C" not null,
    partition   integer not null,
    record_offset bigint not null,
    -- of its ce_id; null when it has none that can be read
    claim       text collate "C",
    record      bigint,
    reason      text not null,
    stage       text not null,
    detail      text not null,
    rejected_at timestamptz not null,
    primary key (topic, partition, record_offset)
);

create index rejection_claim on rejection (claim, record);
