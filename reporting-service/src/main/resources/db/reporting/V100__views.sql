-- What reporting keeps of the log. All of it can be rebuilt from the log; nothing here depends on when or in which
-- batches a record was applied.

-- The facts of every dossier, once, for histories and folds. Fixed-width columns first: no padding.
create table fact (
    log_offset bigint not null,
    position bigint not null,
    time timestamptz not null,
    recorded_at timestamptz not null, -- running maximum along the partition
    partition smallint not null,
    owner smallint not null, -- its place among the owners
    dossier text not null,
    type text not null, -- without the leading vn.lienthong.
    unit text,
    actor text,
    causation text,
    flags text,
    data text not null,
    primary key (partition, log_offset)
);

create index fact_of_dossier on fact (dossier);

-- What lists are read from: one row a dossier, a fold of its facts.
create table dossier (
    received_at timestamptz,
    submitted_at timestamptz,
    due_at timestamptz,
    original_due_at timestamptz,
    due_soon_from timestamptz,
    overdue_from timestamptz,
    closed_at timestamptz,
    returned_at timestamptz,
    log_offset bigint not null, -- of the last record that concerned it
    partition smallint not null,
    status smallint not null,
    channel smallint,
    outcome smallint,
    punctuality smallint,
    awaiting smallint not null, -- bit set
    pending smallint not null, -- reported facts without an answer
    code text primary key,
    parent text,
    children text[] not null,
    procedure text,
    field text,
    unit text,
    resolving_unit text,
    holder text,
    sent_to text,
    units text[] not null, -- every unit that had to do with it
    officer text,
    overdue_cause text,
    flags text
) with (fillfactor = 80);

create index dossier_of_unit on dossier (unit, due_at, code);
create index dossier_pending on dossier (resolving_unit) where pending > 0;

-- Double entry: +1 moves a dossier from one account to another on a business day, -1 reverses it.
create table ledger_entry (
    recorded_at timestamptz not null,
    log_offset bigint not null,
    business_day date not null,
    partition smallint not null,
    channel smallint not null,
    from_account smallint not null,
    to_account smallint not null,
    amount smallint not null check (amount in (-1, 1)),
    dossier text not null,
    unit text not null,
    procedure text not null,
    field text not null,
    officer text not null
);

create index ledger_of_unit on ledger_entry (unit, business_day);

-- Movements of each account by year (0), month (1) and day (2): what stood there at the end of a day is the sum of the
-- years, months and days before. Kept per partition, so that partitions never share a row; a late fact touches three.
-- Two breakdowns, each kept by itself, so that rows and totals of one report are counted apart.
create table unit_balance (
    partition smallint not null,
    grain smallint not null,
    start date not null,
    received_online int not null default 0,
    received_direct int not null default 0,
    received_post int not null default 0,
    open_in_time int not null default 0,
    open_overdue int not null default 0,
    early_approved int not null default 0,
    early_refused int not null default 0,
    early_withdrawn int not null default 0,
    early_stopped int not null default 0,
    on_time_approved int not null default 0,
    on_time_refused int not null default 0,
    on_time_withdrawn int not null default 0,
    on_time_stopped int not null default 0,
    late_approved int not null default 0,
    late_refused int not null default 0,
    late_withdrawn int not null default 0,
    late_stopped int not null default 0,
    control_received int not null default 0,
    control_open int not null default 0,
    control_closed int not null default 0,
    unmarked int not null default 0,
    awaiting int not null default 0,
    on_time_after_extension int not null default 0,
    unit text not null,
    primary key (unit, grain, start, partition)
) with (fillfactor = 70);

create table detail_balance (
    like unit_balance including defaults,
    channel smallint not null,
    procedure text not null,
    field text not null,
    officer text not null,
    primary key (unit, grain, start, partition, procedure, channel, officer, field)
) with (fillfactor = 70);

-- Which sources post for which unit, and up to when each says it has posted everything.
create table source_unit (
    partition smallint not null,
    source text not null,
    unit text not null,
    primary key (partition, source, unit)
);

create table source_complete (
    partition smallint not null,
    source text not null,
    up_to timestamptz not null,
    primary key (partition, source)
) with (fillfactor = 50);

grant select, insert, update on dossier, unit_balance, detail_balance, source_unit, source_complete to ${app};
grant select, insert on fact, ledger_entry to ${app};
