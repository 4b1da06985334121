-- The sources of which a later record came before the next one: who waits for that goes on doing so after a restart.
alter table consumer_position add column missing text[] not null default '{}';
