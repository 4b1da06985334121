-- A dossier whose poisoned record is gone but whose queue is not through yet: to be tried again, also after a restart.
alter table quarantine add column released boolean not null default false;
