-- What the views of reporting hold of %1$d dossiers of a district and its 22 communes, received over ten years: the sums
-- that the projection would have written of their entries. One in fifty closed late, one in two hundred is open.
create table bench_dossier as
select (i %% 16)::smallint as partition,
    units[1 + i %% 23] as unit,
    'P-' || (i / 23 %% 14) as procedure,
    'F-' || (i / 23 %% 5) as field,
    (i / 7 %% 3)::smallint as channel,
    'cb-' || (i / 11 %% 5) as officer,
    received,
    received + 5 as due,
    case when i %% 200 = 0 then null
        when i %% 50 = 0 then received + 7
        else received + (i / 3 %% 6)::int end as closed
from generate_series(1, %1$d) as i
cross join lateral (select date '2015-01-01' + (i::bigint * 7919 %% 3640)::int as received,
    array['018', '00526', '00529', '00532', '00535', '00538', '00541', '00544', '00547', '00550', '00553', '00556', '00559',
        '00562', '00565', '00568', '00571', '00574', '00577', '00580', '00583', '00586', '00589'] as units) as made;

create index bench_dossier_of_unit on bench_dossier (unit, received);

insert into detail_balance (partition, grain, start, unit, channel, procedure, field, officer, received_online,
    received_direct, received_post, open_in_time, open_overdue, early_approved, on_time_approved, late_approved,
    control_received, control_open, control_closed)
select partition, 2, day, unit, channel, procedure, field, officer, sum(online), sum(direct), sum(post), sum(in_time),
    sum(overdue), sum(early), sum(on_time), sum(late), sum(came), sum(stood), sum(went)
from (
    select d.*, received as day, -(channel = 1)::int as online, -(channel = 0)::int as direct, -(channel = 2)::int as post,
        1 as in_time, 0 as overdue, 0 as early, 0 as on_time, 0 as late, -1 as came, 1 as stood, 0 as went
    from bench_dossier d
    union all
    select d.*, due + 1, 0, 0, 0, -1, 1, 0, 0, 0, 0, 0, 0 from bench_dossier d where closed is null or closed > due
    union all
    select d.*, closed, 0, 0, 0, -(closed <= due)::int, -(closed > due)::int, (closed < due)::int, (closed = due)::int,
        (closed > due)::int, 0, -1, 1
    from bench_dossier d where closed is not null) as entry
group by partition, day, unit, channel, procedure, field, officer
order by day; -- as they come to be in a suite that runs

insert into detail_balance (partition, grain, start, unit, channel, procedure, field, officer, received_online,
    received_direct, received_post, open_in_time, open_overdue, early_approved, on_time_approved, late_approved,
    control_received, control_open, control_closed)
select partition, span.grain, date_trunc(span.name, start)::date, unit, channel, procedure, field, officer,
    sum(received_online), sum(received_direct), sum(received_post), sum(open_in_time), sum(open_overdue),
    sum(early_approved), sum(on_time_approved), sum(late_approved), sum(control_received), sum(control_open),
    sum(control_closed)
from detail_balance cross join (values (0, 'year'), (1, 'month')) as span(grain, name)
where detail_balance.grain = 2
group by partition, span.grain, 3, unit, channel, procedure, field, officer;

insert into unit_balance (partition, grain, start, unit, received_online, received_direct, received_post, open_in_time,
    open_overdue, early_approved, on_time_approved, late_approved, control_received, control_open, control_closed)
select partition, grain, start, unit, sum(received_online), sum(received_direct), sum(received_post), sum(open_in_time),
    sum(open_overdue), sum(early_approved), sum(on_time_approved), sum(late_approved), sum(control_received),
    sum(control_open), sum(control_closed)
from detail_balance group by partition, grain, start, unit
order by grain, start;

insert into channel_balance (partition, grain, start, unit, channel, received_online, received_direct, received_post, open_in_time,
    open_overdue, early_approved, on_time_approved, late_approved, control_received, control_open, control_closed)
select partition, grain, start, unit, channel, sum(received_online), sum(received_direct), sum(received_post), sum(open_in_time),
    sum(open_overdue), sum(early_approved), sum(on_time_approved), sum(late_approved), sum(control_received),
    sum(control_open), sum(control_closed)
from detail_balance group by partition, grain, start, unit, channel
order by grain, start;

insert into ledger_entry (recorded_at, log_offset, business_day, partition, channel, from_account, to_account, amount,
    dossier, unit, procedure, field, officer, since)
select day::timestamp at time zone 'Asia/Ho_Chi_Minh', 0, day, partition, channel, out, into_account, 1, '', unit,
    procedure, field, officer, day
from (
    select d.*, received as day, (array[1, 0, 2])[1 + channel] as out, 3 as into_account from bench_dossier d
    union all select d.*, received, 17, 18 from bench_dossier d
    union all select d.*, due + 1, 3, 4 from bench_dossier d where closed is null or closed > due
    union all
    select d.*, closed, case when closed > due then 4 else 3 end,
        case when closed < due then 5 when closed = due then 9 else 13 end
    from bench_dossier d where closed is not null
    union all select d.*, closed, 18, 19 from bench_dossier d where closed is not null) as entry
where %2$s
order by day;

vacuum analyze bench_dossier, detail_balance, channel_balance, unit_balance, ledger_entry;
