-- Records that waited in quarantine when an edition was filed, as the fact of the filing says: nothing in it is counted from
-- them, though they stand before its position in the log.
alter table filing add column waiting text not null default '{}';

-- What a retry brings late can change another dossier, of which later facts have been booked: a group, whose part it is. Such
-- lines stand at the place of the last of these, and name here the record that led to them.
alter table views_1.ledger_entry add column cause_offset bigint;
