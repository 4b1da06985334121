-- Free text that routing and deadline had sealed, as it stands in the log; to read it is intake's, which keeps the keys and
-- reads what it sealed itself in its own journal. Of facts applied before this column they are there after a rebuild.
alter table fact add column sealed text;

-- For the register of a past moment: the few dossiers whose reception may have read otherwise then.
create index fact_amending on fact (dossier) where type in ('dossier.fact-corrected.v1', 'dossier.fact-annulled.v1');
