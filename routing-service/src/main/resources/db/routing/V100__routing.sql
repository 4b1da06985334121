-- Facts of the log that routing decides on and that its own journal does not place: those of intake, and its own that
-- answer no reported fact. One row per fact, written in the transaction of the consumer's position.
create table known_fact (
    log_offset bigint not null,
    position bigint not null,
    time timestamptz not null,
    partition smallint not null,
    owner text, -- null: intake
    dossier text not null,
    root text, -- null: the dossier is its own root
    type text not null,
    data text not null, -- of an event only what routing needs
    primary key (dossier, log_offset)
);

grant select, insert on known_fact to ${app};
