-- What an article is about, so that of a frequent word the best matches are found and ranked without
-- a look at all others. In the row, unlike `search`, which is mostly too large for it.
alter table article add salient tsvector not null default '';

comment on column article.salient is 'of `search`, the words of the title and those that are often in'
    ' the text for its length, with some of their places, and the language''s marker';

create index article_salient on article using gin (salient);

alter table article alter salient set statistics 300;
