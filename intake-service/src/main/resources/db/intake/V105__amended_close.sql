-- A close whose annulment was annulled counts again: corrections and annulments are kept beside the closes, not applied.
alter table agency_close add column amends text; -- event id of what this corrects or annuls; null: this is a close
alter table agency_close alter column at drop not null; -- null: an annulment
revoke update, delete on agency_close from ${app};
