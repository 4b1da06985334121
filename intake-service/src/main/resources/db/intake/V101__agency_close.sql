-- When agencies closed dossiers, from the log: what people command is decided with it.
create table agency_close (
    dossier text not null,
    fact text not null, -- event id of the close
    at timestamptz not null,
    primary key (dossier, fact)
);
grant select, insert, update, delete on agency_close to ${app};
