-- How far the log has been applied, by named reader; moved in the transaction of the effect.

create table consumer_position (
    reader text not null,
    partition smallint not null,
    next_offset bigint not null default 0,
    recorded_at timestamptz not null default '1970-01-01T00:00:00Z', -- running maximum along the partition
    parked int not null default 0, -- dossiers in quarantine, so that a look at it can be spared
    primary key (reader, partition)
) with (fillfactor = 20);

create table consumer_source (
    reader text not null,
    partition smallint not null,
    owner text not null,
    shard smallint not null,
    position bigint not null,
    hash bytea not null,
    primary key (reader, partition, owner, shard)
) with (fillfactor = 20);

create table quarantine (
    reader text not null,
    dossier text not null,
    partition smallint not null,
    cause text not null,
    since timestamptz not null default now(),
    primary key (reader, dossier)
);

-- Waiting records, each as it came from the log.
create table quarantine_record (
    reader text not null,
    dossier text not null,
    log_offset bigint not null,
    log_recorded_at timestamptz not null,
    event text not null,
    record text not null,
    primary key (reader, dossier, log_offset)
);

grant select, insert, update, delete on consumer_position, consumer_source, quarantine, quarantine_record to ${app};
