-- From when a notice waits no longer for a source that was declared offline; null where it waits for nobody, or for a
-- live source to be quiet.
alter table due_instant add column awaited_until timestamptz;

drop index due_instant_held;
create index due_instant_held on due_instant (shard, source) where source is not null;
create index due_instant_until_quiet on due_instant (source) where source is not null and awaited_until is null;
create index due_instant_until on due_instant (awaited_until) where awaited_until is not null;
