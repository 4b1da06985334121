-- Verifications that were asked for, how far they are, and what they found. No view.
create table verification (
    id uuid primary key,
    requested_by text not null,
    started_at timestamptz not null,
    told_at timestamptz not null, -- when whoever runs it last said how far it is
    state text not null check (state in ('RUNNING', 'WHOLE', 'FOUND', 'FAILED')),
    records bigint not null default 0,
    records_per_second bigint not null default 0,
    remaining bigint not null default 0,
    checkpoints int not null,
    findings jsonb not null default '[]'
);

grant select, insert, update on verification to ${app};
