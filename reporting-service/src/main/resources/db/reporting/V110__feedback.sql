-- For the list of feedback: the few dossiers of which something was said.
create index fact_of_feedback on fact (dossier) where type = 'dossier.feedback.v1';
