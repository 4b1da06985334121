package vn.lienthong.reporting.report;

import java.time.ZoneOffset;
import java.util.List;
import vn.lienthong.reporting.report.AsKnown.At;
import vn.lienthong.reporting.report.AsKnown.Before;
import vn.lienthong.reporting.report.AsKnown.Now;

/** Which ledger entries or records {@code e} were known: a condition and the values of its parameters. */
record KnownCondition(String sql, List<Object> values) {

    /** @param first the number of its first parameter */
    static KnownCondition of(AsKnown known, int first) {
        return switch (known) {
            case Now _ -> new KnownCondition("true", List.of());
            case At at ->
                new KnownCondition(
                        "e.recorded_at <= $" + first, List.of(at.recordedUpTo().atOffset(ZoneOffset.UTC)));
            case Before before -> before(before, first);
        };
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
