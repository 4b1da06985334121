package vn.lienthong.reporting.report;

import io.vertx.mutiny.sqlclient.Tuple;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import vn.lienthong.contracts.log.Shards;
import vn.lienthong.reporting.report.AsKnown.At;
import vn.lienthong.reporting.report.AsKnown.Before;
import vn.lienthong.reporting.report.AsKnown.Now;

/** Which ledger entries or records {@code e} were known: a condition and the values of its parameters. */
public record KnownCondition(String sql, List<Object> values) {

    /** @param first the number of its first parameter */
    public static KnownCondition of(AsKnown known, int first) {
        return switch (known) {
            case Now _ -> new KnownCondition("true", List.of());
            case At at ->
                new KnownCondition(
                        "e.recorded_at <= $" + first, List.of(at.recordedUpTo().atOffset(ZoneOffset.UTC)));
            case Before before -> before(before, first);
        };
    }

    /** Behind the statement's other parameters. */
    public Tuple addTo(Tuple parameters) {
        values.forEach(parameters::addValue);
        return parameters;
    }

    /** Which were not known yet. */
    public static KnownCondition notYet(AsKnown known, int first) {
        var condition = of(known, first);
        return switch (known) {
            case Now _, At _ -> new KnownCondition("not (" + condition.sql() + ")", condition.values());
            case Before before -> {
                var values = new ArrayList<>(condition.values());
                values.add(before.nextOffsets().size() < Shards.STANDARD.count() ? 0L : lowest(before));
                // what stands below the lowest offset was known: so much need not even be looked at
                var sql = "e.log_offset >= $" + (first + values.size() - 1) + " and not (" + condition.sql() + ")";
                yield new KnownCondition(sql, values);
            }
        };
    }

    private static long lowest(Before before) {
        return before.nextOffsets().values().stream()
                .mapToLong(Long::longValue)
                .min()
                .orElse(0);
    }

    private static KnownCondition before(Before before, int first) {
        var sql = """
                exists (select from unnest($%d::smallint[], $%d::bigint[]) as known(partition, next_offset)
                        where known.partition = e.partition and e.log_offset < known.next_offset)""";
        var partitions =
                before.nextOffsets().keySet().stream().map(Integer::shortValue).toArray(Short[]::new);
        var offsets = before.nextOffsets().values().toArray(Long[]::new);
        return new KnownCondition(sql.formatted(first, first + 1), List.of(partitions, offsets));
    }
}
