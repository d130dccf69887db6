-- At every start, before anything is written: in a database that was restored into another cluster,
-- what is stored from now on comes after what was restored.
update stored_order_base
set base = (select max(stored_order) from article) - pg_current_xact_id()::text::bigint + 1
where (select max(stored_order) from article) >= base + pg_current_xact_id()::text::bigint;
