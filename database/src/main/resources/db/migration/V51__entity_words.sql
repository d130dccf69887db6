-- Entities by any word of their names, whatever the case and the accents.

-- The words of a name: lower-case letters and digits without their accents, the same in every
-- locale of the server.
create function name_words(name text) returns text[]
    language sql immutable parallel safe
    return array_remove(
        regexp_split_to_array(
            lower(regexp_replace(normalize(name, nfkd), '[\u0300-\u036f]', '', 'g')
                collate "pg_c_utf8"),
            '[^[:alnum:]]+' collate "pg_c_utf8"),
        '');

create index entity_words on entity using gin (array_to_tsvector(name_words(name)));
