-- What was posted for a unit before the dossier passed to another is taken back and posted for that one, on the same
-- business day, but only for reports that end on the day of the passing or later: 'since'. So a report counts a dossier
-- in one row only, in all its columns.
alter table ledger_entry add column since date; -- null: the business day

-- In balances all that never passed has one day, from which on it always counts.
alter table unit_balance add column since date not null default '1970-01-01';
alter table unit_balance drop constraint unit_balance_pkey,
    add primary key (unit, grain, start, partition, since);

alter table detail_balance add column since date not null default '1970-01-01';
alter table detail_balance drop constraint detail_balance_pkey,
    add primary key (unit, grain, start, partition, procedure, channel, officer, field, since);
