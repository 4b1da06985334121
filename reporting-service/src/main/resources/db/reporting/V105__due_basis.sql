-- A report may judge by the due date in force or by the first one. Nearly every line counts for both (0); where the due date
-- of a dossier moved, some count only by the one in force (1) or only by the first (2). Lines booked before this column are
-- right by the date in force; by the first one after a rebuild.
alter table ledger_entry add column counted_by smallint not null default 0;

alter table unit_balance add column counted_by smallint not null default 0;
alter table unit_balance drop constraint unit_balance_pkey,
    add primary key (unit, grain, start, partition, since, counted_by);

alter table detail_balance add column counted_by smallint not null default 0;
alter table detail_balance drop constraint detail_balance_pkey,
    add primary key (unit, grain, start, partition, procedure, channel, officer, field, since, counted_by);
