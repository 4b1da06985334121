-- When the log brought a fact, which is when an agency could know of it; null of what was kept before this was asked:
-- that counts as told at once.
alter table known_fact add column recorded_at timestamptz;
