-- Who handed dossiers to whom, from the log, and how corrections read: whether a unit may read the persons of a dossier
-- follows from whom it came to it by, however late that was told.
create table handover (
    dossier text not null,
    fact text not null, -- event id of the handing over, or of its correction
    at timestamptz not null,
    from_unit text not null,
    to_unit text not null,
    primary key (dossier, fact)
);

-- Until now only the units were kept to which a unit that had the dossier handed it: as if the receiving one had.
insert into handover (dossier, fact, at, from_unit, to_unit)
select i.dossier, 'before-' || i.unit, r.time, r.payload::json ->> 'unit', i.unit
from involved_unit i
join lateral (
    select time, payload from event e
    where e.dossier = i.dossier and e.type = 'vn.lienthong.dossier.received.v1'
    order by e.version limit 1
) r on true;

drop table involved_unit;

grant select, insert on handover to ${app};
