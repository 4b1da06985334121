-- A person is erased by the key of the dossiers; the table is written anew then, so that no file of it holds the key.
grant maintain on dossier_key to ${app};

-- Of a search for somebody who was erased stays who searched, when.
grant update (fingerprint, dossiers) on person_search to ${app};

-- Auditors read who read, by days.
create index personal_reading_at on personal_reading (at);
