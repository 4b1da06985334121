-- Facts of the log on which time depends and that the service's own journal does not place: everything but its own
-- facts, except re-appointments. One row per fact, written in the transaction of the consumer's position.
create table known_fact (
    log_offset bigint not null,
    position bigint not null,
    time timestamptz not null,
    recorded_at timestamptz not null,
    partition smallint not null,
    owner text, -- null: intake
    dossier text not null,
    root text, -- null: the dossier is its own root
    type text not null,
    causation text,
    source text, -- of a reception: who posted it
    data text not null, -- of an event only what bears on time
    primary key (dossier, log_offset)
);

-- Notices of time still to be given: a function of the facts, rewritten in the transaction of whatever changes them.
create table due_instant (
    at timestamptz not null, -- from when the notice may be given
    due_at timestamptz not null,
    shard smallint not null,
    awaits_answer boolean not null, -- a reported fact of that time has no answer yet
    kind text not null,
    dossier text not null,
    leg text, -- null: the whole dossier
    source text -- the reception was recorded late: waits until its source is complete or quiet
);

create index due_instant_ready on due_instant (shard, at) where source is null and not awaits_answer;
create index due_instant_held on due_instant (source) where source is not null;
create index due_instant_dossier on due_instant (dossier);

-- How far a source is complete, and when the log last brought something of it.
create table source_state (
    shard smallint not null,
    source text not null,
    complete_up_to timestamptz not null default '-infinity',
    seen_at timestamptz not null default '-infinity',
    primary key (shard, source)
) with (fillfactor = 50);

grant select, insert on known_fact to ${app};
grant select, insert, update, delete on due_instant, source_state to ${app};
