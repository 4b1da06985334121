-- For the report on who signed: decisions by business time.
create index fact_of_decision on fact (time) where type = 'dossier.resolved.v1';
