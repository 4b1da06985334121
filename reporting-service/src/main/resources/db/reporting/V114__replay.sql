-- Who had views built anew, how far it is, and what the comparison found. No view.
create table replay (
    id int primary key references view_set,
    state text not null,
    dossier text,
    unit text,
    from_day date,
    to_day date,
    shard int,
    up_to timestamptz,
    events_per_second int,
    reason text not null,
    requested_by text not null,
    requested_at timestamptz not null default now(),
    events bigint not null default 0, -- gone through so far
    of_events bigint not null default 0,
    seconds double precision not null default 0, -- worked so far
    rows_compared bigint not null default 0,
    differences bigint not null default 0,
    failure text
);

-- Partitions that are loaded, whole: what a replay need not do again when it goes on.
create table replay_partition (
    replay int not null references replay,
    partition smallint not null,
    events bigint not null,
    rows_compared bigint not null,
    differences bigint not null,
    primary key (replay, partition)
);

create table replay_difference (
    replay int not null references replay,
    number bigint not null generated always as identity,
    view text not null,
    dossier text,
    row_key text not null,
    field text, -- null: the whole row
    live text,
    rebuilt text,
    events text[] not null,
    primary key (replay, number)
);

insert into replay (id, state, reason, requested_by) values (1, 'LIVE', 'as installed', 'reporting');

grant select, insert, update on replay to ${app};
grant select, insert, delete on replay_partition, replay_difference to ${app};

-- For this transaction table names mean those of the views that were asked for, or of the live ones; nothing is returned, and
-- nothing entered, where there are no such views to read.
create function enter_readable_views(asked int) returns int language plpgsql as $$
begin
    if asked is null then
        return enter_live_views();
    end if;
    lock table live_set in access share mode;
    if not exists (select from replay where id = asked and state in ('READY', 'LIVE', 'FORMER', 'READABLE')) then
        return null;
    end if;
    return enter_views(asked);
end $$;
