package vn.lienthong.catalogue;

import java.util.List;
import java.util.stream.Stream;
import vn.lienthong.catalogue.YamlRows.Row;
import vn.lienthong.workingtime.DueDates;

/** What cannot be true of a duty. */
final class DutyFaults {
    private DutyFaults() {}

    static List<String> in(List<Row<DutyRule>> duties) {
        return duties.stream()
                .flatMap(row -> Stream.concat(limit(row), overlaps(row, duties)))
                .toList();
    }

    private static Stream<String> limit(Row<DutyRule> row) {
        return DueDates.fault(row.value().limit()).stream().map(fault -> row.place() + ": " + fault);
    }

    private static Stream<String> overlaps(Row<DutyRule> row, List<Row<DutyRule>> duties) {
        var rule = row.value();
        return duties.stream()
                .filter(other -> other != row && other.value().duty() == rule.duty())
                .filter(other -> other.value().isInForce(rule.from()))
                .map(other -> row.place() + ": " + rule.duty() + " is in force twice on " + rule.from() + ", see "
                        + other.place());
    }
}
