-- What a text is indexed under is decided in the module `search-text` and no longer by PostgreSQL's
-- text search configurations, whose results depend on the locale of the database.

-- how many words the text has
alter table article add search_words integer not null default 0;
-- how many rows of article_stretch the article has
alter table article add search_stretches integer not null default 0;
-- up to where the text is searched, in UTF-16 units; null when all of it is
alter table article add search_end integer;

comment on column article.search is 'the words of title (weight A), lead (B) and text (D), and the'
    ' language''s marker; places only of the first stretch of the text';

-- The stretches of a long text beyond the first, each overlapping the one before, for phrases: a
-- tsvector knows places only up to a bound.
create table article_stretch (
    article_id uuid not null references article on delete cascade,
    stretch    integer not null,
    search     tsvector not null,
    primary key (article_id, stretch)
);

-- By which version of the preparation of texts all articles are indexed, and how far a newer one has
-- come, in the order of their ids.
create table search_index (
    version    integer not null,
    rebuilding integer,
    rebuilt_to uuid
);

insert into search_index values (0, null, null);

drop function search_config;

-- How rare a word is decides how it is looked for, and by default only the commonest are known.
alter table article alter search set statistics 300;

