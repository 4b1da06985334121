-- The views stand in sets, each a schema of its own with the same tables, so that one can be built anew beside the one that
-- answers. What is no view stays outside: journal, filings, positions, quarantine. A script that changes a view changes it in
-- every schema that view_set names.
create schema views_1;
grant usage on schema views_1 to ${app};

alter table fact set schema views_1;
alter table dossier set schema views_1;
alter table ledger_entry set schema views_1;
alter table unit_balance set schema views_1;
alter table channel_balance set schema views_1;
alter table detail_balance set schema views_1;
alter table source_unit set schema views_1;
alter table source_complete set schema views_1;

-- How far the facts of a set go; here those that the service's reader brings.
create view views_1.read_position as
    select partition, next_offset from public.consumer_position where reader = 'reporting';
grant select on views_1.read_position to ${app};

create table view_set (
    id int primary key,
    state text not null check (state in ('LOADING', 'FOLLOWED', 'PAST', 'DROPPED'))
);

create sequence view_set_number start 2;

-- Partitions whose records the service's reader brings to a set, in the transaction of its position.
create table followed_partition (
    view_set int not null references view_set,
    partition smallint not null,
    primary key (view_set, partition)
);

-- The set that answers: locked in share mode by whoever reads or writes views, exclusively by whoever puts another in its
-- place or takes one away.
create table live_set (
    singleton boolean primary key default true check (singleton),
    view_set int not null references view_set
);

-- An old way to say that a line has no later day than its own.
update views_1.ledger_entry set since = business_day where since is null;
alter table views_1.ledger_entry alter column since set not null;

insert into view_set values (1, 'FOLLOWED');
insert into followed_partition select 1, generate_series(0, 255);
insert into live_set (view_set) values (1);

grant select on view_set, followed_partition, live_set to ${app};
grant insert, update on view_set to ${app};
grant insert, delete on followed_partition to ${app};
grant update on live_set to ${app};
grant usage on sequence view_set_number to ${app};

-- For this transaction table names mean those of the set.
create function enter_views(view_set int) returns int language plpgsql as $$
begin
    perform set_config('search_path', format('views_%s, public', view_set), true);
    return view_set;
end $$;

create function enter_live_views() returns int language plpgsql as $$
declare live int;
begin
    lock table live_set in access share mode;
    select view_set into live from live_set;
    return enter_views(live);
end $$;

-- The sets that are to be brought forward by records of these partitions.
create function followed_sets(partitions smallint[]) returns setof followed_partition language plpgsql as $$
begin
    lock table live_set in access share mode;
    return query select f.view_set, f.partition from followed_partition f
        where f.partition = any(partitions) order by f.view_set, f.partition;
end $$;

-- What follows is done for the service by the owner of the tables, since the service may make and drop none.

-- An empty set, its tables without keys and indexes: these are made when it is filled.
create function create_view_set(view_set int) returns void
    language plpgsql security definer set search_path = pg_catalog, public as $$
declare
    fresh text := 'views_' || view_set;
    model record;
begin
    execute format('create schema %I', fresh);
    execute format('grant usage on schema %I to ${app}', fresh);
    for model in
        select c.oid::regclass as name, c.relname, array_to_string(c.reloptions, ', ') as options,
            c.relname in ('fact', 'ledger_entry') as only_grows
        from pg_class c where c.relkind = 'r' and c.relname <> 'read_position'
            and c.relnamespace = (select ('views_' || l.view_set)::regnamespace from public.live_set l)
    loop
        execute format('create table %I.%I (like %s including defaults including constraints) %s', fresh, model.relname,
            model.name, coalesce('with (' || model.options || ')', ''));
        execute format('grant select, insert, delete on %I.%I to ${app}', fresh, model.relname);
        if not model.only_grows then
            execute format('grant update on %I.%I to ${app}', fresh, model.relname);
        end if;
    end loop;
end $$;

-- The tables of views, the largest first.
create function view_tables() returns table (name text) language sql stable as $$
    select c.relname::text from pg_class c
    where c.relkind = 'r' and c.relnamespace = (select ('views_' || view_set)::regnamespace from live_set)
    order by c.relpages desc, c.relname
$$;

-- Gives a filled table of a set the keys and indexes that the live one has, and what the planner must know.
create function index_view_table(view_set int, name text) returns void
    language plpgsql security definer set search_path = pg_catalog, public set maintenance_work_mem = '256MB' as $$
declare
    live text := (select 'views_' || l.view_set from public.live_set l);
    fresh text := 'views_' || index_view_table.view_set;
    made text;
begin
    -- all of a table's come at once, or none: where one stands, another has done it before he died
    if exists (select from pg_index where indrelid = format('%I.%I', fresh, index_view_table.name)::regclass) then
        return;
    end if;
    for made in
        select format('alter table %I.%I add constraint %I %s', fresh, index_view_table.name, conname,
            pg_get_constraintdef(oid))
        from pg_constraint where conrelid = format('%I.%I', live, index_view_table.name)::regclass and contype in ('p', 'u')
        union all
        select replace(pg_get_indexdef(i.indexrelid), ' ON ' || live || '.', ' ON ' || fresh || '.')
        from pg_index i
        where i.indrelid = format('%I.%I', live, index_view_table.name)::regclass
            and not exists (select from pg_constraint c where c.conindid = i.indexrelid)
    loop
        execute made;
    end loop;
    execute format('analyze %I.%I', fresh, index_view_table.name);
    execute format('revoke delete on %I.%I from ${app}', fresh, index_view_table.name);
end $$;

-- How far a set goes: as the service's reader brings it, or, once it is filled, for ever.
create function fix_positions(view_set int, followed boolean) returns void
    language plpgsql security definer set search_path = pg_catalog, public as $$
declare fresh text := 'views_' || view_set;
begin
    if followed then
        execute format('create view %I.read_position as select partition, next_offset from public.consumer_position
            where reader = %L', fresh, 'reporting');
        execute format('grant select on %I.read_position to ${app}', fresh);
    else
        execute format('create table %I.read_position (partition smallint primary key, next_offset bigint not null)', fresh);
        execute format('grant select, insert on %I.read_position to ${app}', fresh);
    end if;
end $$;

-- Takes a set away that nobody can enter any more.
create function drop_view_set(view_set int) returns void
    language plpgsql security definer set search_path = pg_catalog, public set lock_timeout = '250ms' as $$
begin
    lock table public.live_set in access exclusive mode;
    delete from public.followed_partition f where f.view_set = drop_view_set.view_set;
    if exists (select from public.live_set l where l.view_set = drop_view_set.view_set) then
        raise exception 'set % answers', view_set;
    end if;
    execute format('drop schema if exists %I cascade', 'views_' || view_set);
end $$;

do $$
declare name text;
begin
    foreach name in array array['create_view_set(int)', 'index_view_table(int, text)',
        'fix_positions(int, boolean)', 'drop_view_set(int)']
    loop
        execute format('revoke all on function %s from public', name);
        execute format('grant execute on function %s to ${app}', name);
    end loop;
end $$;
