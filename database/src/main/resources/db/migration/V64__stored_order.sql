-- The order in which articles came to be seen, for readers that follow what is new: numbers of the
-- transactions that stored them. A reader that shows only what is below its snapshot's oldest open
-- transaction has seen all that will ever be below; with times of a clock, an article whose
-- transaction takes longer would appear behind such a reader.

-- What is added to transaction numbers, which begin anew in another cluster: see afterMigrate.sql.
create table stored_order_base (
    base bigint not null
);

insert into stored_order_base values (0);

create function stored_order_now() returns bigint
    language sql volatile parallel unsafe
    return (select base from stored_order_base) + pg_current_xact_id()::text::bigint;

alter table article add stored_order bigint;

update article set stored_order = numbered.place
from (
    select article_id,
        row_number() over (order by stored_at, article_id) - count(*) over () as place
    from article) as numbered
where numbered.article_id = article.article_id;

alter table article
    alter stored_order set default stored_order_now(),
    alter stored_order set not null;

create index article_stored_order on article (stored_order, article_id);
-- small, since rows lie in about this order
create index article_stored_at on article using brin (stored_at);
