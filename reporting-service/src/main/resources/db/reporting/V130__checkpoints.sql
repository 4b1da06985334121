-- The log as trees (RFC 9162), one of each (owner, shard), and the checkpoints that were signed of them. No views: a rebuild
-- leaves them alone.
create table tree_size (
    owner text not null,
    shard smallint not null,
    size bigint not null,
    hash bytea not null, -- of the last record, as the chain has it
    primary key (owner, shard)
);

-- Hashes of full subtrees, 256 a tile, cut as C2SP tlog-tiles does.
create table tree_tile (
    owner text not null,
    shard smallint not null,
    level smallint not null,
    tile bigint not null,
    hashes bytea not null,
    primary key (owner, shard, level, tile)
);

-- How far the trees have read the log; moved with them.
create table tree_position (
    topic text not null,
    partition smallint not null,
    next_offset bigint not null,
    primary key (topic, partition)
);

create table checkpoint (
    number bigint primary key,
    made_at timestamptz not null,
    records bigint not null,
    note text not null, -- as it was signed
    published boolean not null default false -- whether the topic has it
);

grant select, insert, update on tree_size, tree_tile, tree_position, checkpoint to ${app};
