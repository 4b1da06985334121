-- What intake keeps beside its journal.

-- Which system may post under which source name: the unit registered for it, or that first used it.
create table source (
    source text primary key,
    unit text not null,
    offline boolean not null default false,
    grace_days int not null default 0 check (grace_days >= 0),
    since timestamptz not null default now()
);

-- The only place where a dossier's key is; without its row every sealed text of the dossier is unreadable for ever.
create table dossier_key (
    dossier text primary key,
    key bytea not null
);

-- Keyed hashes of persons, to find their dossiers again without keeping who they are.
create table person_dossier (
    fingerprint bigint not null,
    dossier text not null,
    primary key (fingerprint, dossier)
);

-- Who read personal data, when.
create table personal_reading (
    at timestamptz not null default now(),
    subject text not null,
    unit text,
    roles text not null,
    dossier text not null
);
create index personal_reading_dossier on personal_reading (dossier, at);

-- Who looked for which person, when, and which dossiers were shown: whose they are is personal data too.
create table person_search (
    at timestamptz not null default now(),
    fingerprint bigint not null, -- as in person_dossier
    subject text not null,
    unit text,
    roles text not null,
    dossiers text[] not null
);
create index person_search_fingerprint on person_search (fingerprint, at);

-- How many posts still wait for their owner is asked often.
create index post_claim_pending on post_claim (source) where outcome = 'P';

grant select, insert, update on source to ${app};
grant select, insert, delete on dossier_key to ${app};
grant select, insert, delete on person_dossier to ${app};
grant select, insert on personal_reading, person_search to ${app};

-- The units that dossiers were handed to, from the log.
create table involved_unit (
    dossier text not null,
    unit text not null,
    primary key (dossier, unit)
);
grant select, insert on involved_unit to ${app};
