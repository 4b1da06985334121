package vn.lienthong.catalogue;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Stream;
import vn.lienthong.catalogue.YamlRows.Row;
import vn.lienthong.workingtime.DueDates;

/** What cannot be true of a rule, whatever it is about. */
final class RuleFaults {
    private RuleFaults() {}

    /**
     * @param procedures the codes that are known
     * @param meet whether two rules speak of the same thing
     * @param name of the rule, as a fault tells it
     */
    static <R extends DatedRule> Stream<String> in(
            Row<R> row, List<Row<R>> all, Set<String> procedures, BiPredicate<R, R> meet, String name) {
        return Stream.of(limit(row), unknown(row, procedures), overlaps(row, all, meet, name))
                .flatMap(faults -> faults);
    }

    private static Stream<String> limit(Row<? extends DatedRule> row) {
        return Stream.of(DueDates.fault(row.value().limit()), bindingNobody(row.value()))
                .flatMap(Optional::stream)
                .map(fault -> row.place() + ": " + fault);
    }

    private static Optional<String> bindingNobody(DatedRule rule) {
        return rule.procedures() != null && rule.procedures().isEmpty()
                ? Optional.of("procedures names none; leave it out to bind all")
                : Optional.empty();
    }

    private static Stream<String> unknown(Row<? extends DatedRule> row, Set<String> procedures) {
        return Stream.ofNullable(row.value().procedures())
                .flatMap(Set::stream)
                .filter(code -> !procedures.contains(code))
                .sorted()
                .map(code -> row.place() + ": unknown procedure " + code);
    }

    private static <R extends DatedRule> Stream<String> overlaps(
            Row<R> row, List<Row<R>> all, BiPredicate<R, R> meet, String name) {
        var from = row.value().from();
        return all.stream()
                .filter(other -> other != row && meet.test(other.value(), row.value()))
                .filter(other -> other.value().isInForce(from))
                .map(other -> row.place() + ": " + name + " is in force twice on " + from + ", see " + other.place());
    }
}
