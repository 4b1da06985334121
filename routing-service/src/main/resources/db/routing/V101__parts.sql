-- Which dossiers are parts of a group: what becomes of one concerns the other. One row per part, for good.
create table part (
    dossier text primary key,
    parent text not null
);

create index part_of on part (parent);

grant select, insert on part to ${app};
