-- For the report on delays: of all entries the few that enter or leave an account of delay, open and overdue (4) or closed
-- late (13 to 16).
create index ledger_of_delays on ledger_entry (unit, business_day)
    where to_account in (4, 13, 14, 15, 16) or from_account in (4, 13, 14, 15, 16);
