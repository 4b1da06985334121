-- The journal of one owner. Nothing here is ever rewritten but heads, counters and the end of a pending post.

-- Tables grow from nothing to millions of rows: a generic plan made while one was empty would read it all for ever.
do $$ begin
    execute format('alter database %I set plan_cache_mode = force_custom_plan', current_database());
end $$;

create table journal_identity (
    singleton boolean primary key default true check (singleton),
    owner text not null,
    shard_count smallint not null,
    hash_function text not null
);

-- Shards 0 … shard_count - 1 are the dossier log; higher numbers relay to topics of their own.
create table shard_head (
    shard smallint primary key,
    position bigint not null default 0,
    hash bytea not null default decode(repeat('00', 32), 'hex'),
    time timestamptz not null default '1970-01-01T00:00:00Z'
) with (fillfactor = 20);

-- Fixed-width columns first: no padding.
create table event (
    position bigint not null,
    time timestamptz not null,
    recorded_at timestamptz not null,
    version int not null,
    shard smallint not null,
    dossier text not null,
    partition_key text, -- null: the dossier is its own root
    type text not null,
    unit text,
    actor text,
    causation text,
    correlation text,
    origin_source text,
    origin_id text,
    flags text,
    trace_parent text,
    sealed text,
    payload text not null, -- exactly what was hashed
    prev_hash bytea not null,
    hash bytea not null,
    primary key (shard, position)
);

create unique index event_stream on event (dossier, version);

create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'the journal is append-only: % refused', tg_op using errcode = 'insufficient_privilege';
end $$;

create trigger event_append_only before update or delete or truncate on event
    for each statement execute function refuse_change();

create table post_claim (
    source text not null,
    id text not null,
    position bigint,
    shard smallint,
    outcome "char" not null, -- A applied, P pending, R rejected by the fact's owner
    fingerprint bytea not null,
    dossier text not null,
    flags text, -- of the owner's fact that ended a pending post
    problem text,
    primary key (source, id)
);

create table code_counter (
    agency text not null,
    day date not null,
    last bigint not null,
    primary key (agency, day)
) with (fillfactor = 50);

-- Only where the relay begins to look for its last contiguous record; the log itself has the last word.
create table relay_position (
    shard smallint primary key,
    position bigint not null,
    log_offset bigint not null
) with (fillfactor = 20);

grant select, insert on event, post_claim, code_counter, journal_identity, shard_head, relay_position to ${app};
grant update on post_claim, code_counter, shard_head, relay_position to ${app};
