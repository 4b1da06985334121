-- The editions of filed reports, each with the text that was published: what the facts in the journal's shard of audit acts
-- say, for reading. No view: a rebuild of the views leaves it alone.
create table filing (
    from_day date not null,
    to_day date not null,
    filed_at timestamptz not null,
    edition int not null,
    id text primary key,
    report_key text not null, -- what all editions of a report share
    form text not null,
    unit text not null, -- its generation, code@first-day
    breakdown text not null,
    due_basis text not null,
    stands_on text,
    restates text,
    log_position text not null,
    rules text not null,
    checksum text not null,
    report text not null, -- exactly what the checksum is of
    filed_by text not null,
    unique (report_key, edition)
);

create index filing_of_unit on filing (unit, to_day);

create trigger filing_append_only before update or delete or truncate on filing
    for each statement execute function refuse_change();

grant select, insert on filing to ${app};
