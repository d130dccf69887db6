-- The roles that services use, and what each may do in the database that this runs in. A superuser
-- runs it, at every start: it brings whatever it finds to the same end, also a database whose tables
-- belong to the superuser, as an earlier version made them.
--
-- Passwords come as settings: dateline.migrate_password, dateline.write_password,
-- dateline.read_password. Blank lines only between statements: PostgreSQL's single-user mode ends
-- a statement there.

do $$
declare
    kind text;
begin
    foreach kind in array array['migrate', 'write', 'read'] loop
        if not exists (select from pg_roles where rolname = 'dateline_' || kind) then
            execute format('create role %I', 'dateline_' || kind);
        end if;
        execute format(
            'alter role %I login nosuperuser nocreatedb nocreaterole noreplication nobypassrls password %L',
            'dateline_' || kind, current_setting('dateline.' || kind || '_password'));
    end loop;
end $$;

-- A reader that tries to write is told so at once; its grants refuse it in any case.
alter role dateline_read set default_transaction_read_only = on;

alter role dateline_read set statement_timeout = '30s';

do $$
begin
    execute format('alter database %I owner to dateline_migrate', current_database());
    execute format('revoke all on database %I from public', current_database());
    execute format(
        'grant connect on database %I to dateline_write, dateline_read', current_database());
end $$;

alter schema public owner to pg_database_owner;

revoke create on schema public from public;

grant usage on schema public to dateline_write, dateline_read;

-- Whoever migrates owns the tables. What belongs to an extension or to a column goes with it.
do $$
declare
    object regclass;
    routine regprocedure;
begin
    for object in
        select c.oid::regclass from pg_class c
        where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm', 'S')
            and c.relowner <> 'dateline_migrate'::regrole
            and not exists (
                select from pg_depend d
                where d.classid = 'pg_class'::regclass and d.objid = c.oid
                    and (d.deptype = 'e' or c.relkind = 'S' and d.deptype in ('a', 'i')))
    loop
        execute format('alter table %s owner to dateline_migrate', object);
    end loop;
    for routine in
        select p.oid::regprocedure from pg_proc p
        where p.pronamespace = 'public'::regnamespace
            and p.proowner <> 'dateline_migrate'::regrole
            and not exists (
                select from pg_depend d
                where d.classid = 'pg_proc'::regclass and d.objid = p.oid and d.deptype = 'e')
    loop
        execute format('alter routine %s owner to dateline_migrate', routine);
    end loop;
end $$;

grant select, insert, update, delete on all tables in schema public to dateline_write;

grant select, usage on all sequences in schema public to dateline_write;

grant select on all tables in schema public to dateline_read;

-- And of what later migrations make.
alter default privileges for role dateline_migrate in schema public
    grant select, insert, update, delete on tables to dateline_write;

alter default privileges for role dateline_migrate in schema public
    grant select, usage on sequences to dateline_write;

alter default privileges for role dateline_migrate in schema public
    grant select on tables to dateline_read;
