-- Since when others stand where a unit stood that ended: their codes are named as of then.
alter table dossier add column passed_at timestamptz;
