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
                .flatMap(row -> Stream.of(limit(row), unknown(row, procedures), overlaps(row, duties))
                        .flatMap(faults -> faults))
                .toList();
    }

    private static Stream<String> unknown(Row<DutyRule> row, Set<String> procedures) {
        return Stream.ofNullable(row.value().procedures())
                .flatMap(Set::stream)
                .filter(code -> !procedures.contains(code))
                .sorted()
                .map(code -> row.place() + ": unknown procedure " + code);
    }

    private static Stream<String> limit(Row<DutyRule> row) {
        var rule = row.value();
        return Stream.of(
                        DueDates.fault(rule.limit()),
                        Optional.ofNullable(rule.afternoonLimit()).flatMap(DueDates::fault),
                        notInDays(rule),
                        afternoonOfAnother(rule),
                        bindingNobody(rule))
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

    private static Optional<String> bindingNobody(DutyRule rule) {
        return rule.procedures() != null && rule.procedures().isEmpty()
                ? Optional.of("procedures names none; leave it out to bind all")
                : Optional.empty();
    }

    private static Stream<String> overlaps(Row<DutyRule> row, List<Row<DutyRule>> duties) {
        var rule = row.value();
        return duties.stream()
                .filter(other -> other != row && other.value().meets(rule))
                .filter(other -> other.value().isInForce(rule.from()))
                .map(other -> row.place() + ": " + rule.duty() + " is in force twice on " + rule.from() + ", see "
                        + other.place());
    }
}
