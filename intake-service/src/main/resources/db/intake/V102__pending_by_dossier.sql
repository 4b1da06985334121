-- A return or withdrawal looks for a close of its dossier that waits for its owner; the count needs any index of these.
drop index post_claim_pending;
create index post_claim_pending on post_claim (dossier) where outcome = 'P';
