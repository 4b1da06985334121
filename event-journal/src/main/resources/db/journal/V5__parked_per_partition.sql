-- A source speaks in every partition; where its word cannot be applied it is parked in each of them for itself.
alter table quarantine drop constraint quarantine_pkey, add primary key (reader, dossier, partition);

alter table quarantine_record add column partition smallint;
update quarantine_record r set partition = q.partition from quarantine q where q.reader = r.reader and q.dossier = r.dossier;
alter table quarantine_record
    alter column partition set not null,
    drop constraint quarantine_record_pkey,
    add primary key (reader, dossier, partition, log_offset);
