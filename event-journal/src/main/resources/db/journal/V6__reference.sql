-- How far the log of reference data had been read when the fact was decided; null before its first record.
alter table event add column reference_position bigint;
