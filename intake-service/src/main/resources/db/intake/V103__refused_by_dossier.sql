-- A correction is not judged by what the owners refused of its dossier.
create index post_claim_refused on post_claim (dossier) where outcome = 'R';
