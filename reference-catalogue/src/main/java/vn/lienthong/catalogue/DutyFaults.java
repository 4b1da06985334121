package vn.lienthong.catalogue;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import vn.lienthong.catalogue.YamlRows.Row;
import vn.lienthong.contracts.value.Duty;
import vn.lienthong.contracts.value.LimitUnit;
import vn.lienthong.workingtime.DueDates;

/** What cannot be true of a duty. */
final class DutyFaults {
    private DutyFaults() {}

    /** @param procedures the codes that are known */
    static List<String> in(List<Row<DutyRule>> duties, Set<String> procedures) {
        return duties.stream()
                .flatMap(row -> Stream.concat(
                        RuleFaults.in(
                                row,
                                duties,
                                procedures,
                                DutyRule::meets,
                                String.valueOf(row.value().duty())),
                        ofDuty(row)))
                .toList();
    }

    private static Stream<String> ofDuty(Row<DutyRule> row) {
        var rule = row.value();
        return Stream.of(
                        Optional.ofNullable(rule.afternoonLimit()).flatMap(DueDates::fault),
                        notInDays(rule),
                        afternoonOfAnother(rule))
                .flatMap(Optional::stream)
                .map(fault -> row.place() + ": " + fault);
    }

    private static Optional<String> notInDays(DutyRule rule) {
        return rule.duty() == Duty.APOLOGY && rule.limit().unit() != LimitUnit.DAY
                ? Optional.of("an apology is due so many DAY before the due date, not "
                        + rule.limit().unit())
                : Optional.empty();
    }

    private static Optional<String> afternoonOfAnother(DutyRule rule) {
        return rule.afternoonLimit() != null && rule.duty() != Duty.TRANSFER
                ? Optional.of("only TRANSFER has an afternoonLimit, not " + rule.duty())
                : Optional.empty();
    }
}
