-- A line of the ledger takes a dossier from one account and puts it on another of the same ring: the parts of form 06a (0 to
-- 16), its control totals (17 to 19), the marks (20 to 22). Anything else is refused, whoever writes it.
alter table ledger_entry add constraint ledger_entry_is_balanced check (
    from_account <> to_account
    and (from_account <= 16) = (to_account <= 16)
    and (from_account between 17 and 19) = (to_account between 17 and 19));
