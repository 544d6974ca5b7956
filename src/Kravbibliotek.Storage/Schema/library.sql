-- What the library adds beside Marten's tables. Nothing of it sits on a mt_doc_* table but triggers, which Marten leaves alone.
-- {schema} and {app} are put in by LibrarySchema; everything may be run again.

-- The search table: one row for each requirement with a published version, written in the same transaction as the version.
-- All in it is derived, so it is made anew whenever this script has changed; the start that does so fills it again.
drop table if exists {schema}.sok, {schema}.sok_ord, {schema}.sok_rot;
create table {schema}.sok (
    key text primary key,
    number integer not null,
    area text not null,
    status text not null,
    level text not null,
    default_kind text not null,
    kinds text[] not null,
    standards text[] not null,
    laws text[] not null,
    refs text[] not null,
    title text not null,
    body text not null,
    words tsvector not null,
    digest text not null
);
create index sok_words on {schema}.sok using gin (words);
create index sok_refs on {schema}.sok using gin (refs);
create index sok_standards on {schema}.sok using gin (standards);

-- The library's words, to find what may have been meant by a misspelt one. Words that are no longer used do no harm.
create table {schema}.sok_ord (
    word text primary key,
    folded text not null
);
create index sok_ord_folded on {schema}.sok_ord using gin (folded gin_trgm_ops);

-- The roots by which compounds are taken apart, so that publishing one version need not read all the others.
create table {schema}.sok_rot (
    root text primary key
);

-- The second wall: not even the owner changes what was published, released or logged.
create or replace function {schema}.refuse_change() returns trigger language plpgsql as $body$
begin
    raise exception 'Det som är publicerat ändras aldrig (% i %.%).', lower(tg_op), tg_table_schema, tg_table_name
        using errcode = 'restrict_violation';
end
$body$;

do $body$
declare
    name text;
begin
    foreach name in array {unchangeable} loop
        execute format('create or replace trigger refuse_change before update or delete on {schema}.%I
                        for each row execute function {schema}.refuse_change()', name);
        execute format('create or replace trigger refuse_truncate before truncate on {schema}.%I
                        for each statement execute function {schema}.refuse_change()', name);
    end loop;
end
$body$;

-- The role that serves requests: no DDL, no TRUNCATE, and only new rows where rows are for ever.
grant usage on schema {schema} to {app};
revoke all on all tables in schema {schema} from {app};
grant select, insert, update on all tables in schema {schema} to {app};
grant delete on {schema}.sok to {app};
do $body$
declare
    name text;
begin
    foreach name in array {unchangeable} loop
        execute format('revoke update on {schema}.%I from {app}', name);
    end loop;
end
$body$;
