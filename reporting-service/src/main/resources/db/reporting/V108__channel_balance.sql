-- The sums that the total of a report by unit is read from: kept apart from those of its rows, and by little more than they
-- are, so that a district's quarter is thousands of rows and not a million. What was booked before is taken over.
create table channel_balance (
    like unit_balance including defaults,
    channel smallint not null,
    primary key (unit, grain, start, partition, channel, since, counted_by)
) with (fillfactor = 70);

do $$
declare
    accounts text := (select string_agg(quote_ident(column_name), ', ' order by ordinal_position)
        from information_schema.columns
        where table_schema = current_schema and table_name = 'unit_balance' and data_type = 'integer');
begin
    execute format(
        'insert into channel_balance (partition, grain, start, since, counted_by, unit, channel, %1$s)
        select partition, grain, start, since, counted_by, unit, channel, %2$s from detail_balance
        group by partition, grain, start, since, counted_by, unit, channel',
        accounts, (select string_agg(format('sum(%s)', name), ', ') from unnest(string_to_array(accounts, ', ')) name));
end $$;

grant select, insert, update on channel_balance to ${app};
