-- What was known at a moment is what is known now less what came since: the ledger is written in the order in which things
-- became known, so a summary of each stretch of the table finds what came since.
create index ledger_in_order on ledger_entry using brin (recorded_at, log_offset)
    with (pages_per_range = 32, autosummarize = on);
