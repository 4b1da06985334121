-- The order in which a partition's facts were applied here, numbered without gaps under the lock of its position: what a
-- retry brings late stands behind all that was there before. The feed of changes goes by it. It is the one thing here
-- that a rebuild does not repeat. The first number is the microsecond of the view's beginning, so that the numbers of a
-- rebuilt view lie above those of the one before, and a cursor into that one begins anew and misses nothing.
alter table fact add column applied bigint;

update fact set applied = (extract(epoch from transaction_timestamp()) * 1000000)::bigint + n.n
from (select partition, log_offset, row_number() over (partition by partition order by log_offset) as n from fact) n
where fact.partition = n.partition and fact.log_offset = n.log_offset;

alter table fact alter column applied set not null;

create unique index fact_in_order on fact (partition, applied);
