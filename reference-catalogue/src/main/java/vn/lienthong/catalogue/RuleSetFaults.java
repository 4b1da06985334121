package vn.lienthong.catalogue;

import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import vn.lienthong.catalogue.YamlRows.Row;
import vn.lienthong.contracts.reference.RuleSet;

/** What cannot be true of the rule sets: whatever day a dossier is received on, one of them is in force, and only one. */
final class RuleSetFaults {
    private RuleSetFaults() {}

    /** @param rules in the order of the file, the earliest first */
    static List<String> in(List<Row<RuleSet>> rules) {
        return IntStream.range(0, rules.size())
                .boxed()
                .flatMap(i -> Stream.concat(gap(rules, i), incomplete(rules.get(i))))
                .toList();
    }

    private static Stream<String> gap(List<Row<RuleSet>> rules, int i) {
        var row = rules.get(i);
        var begins = i == 0 ? null : rules.get(i - 1).value().to();
        var expected = begins == null ? null : begins.plusDays(1);
        var isLast = i == rules.size() - 1;
        return Stream.of(
                        Objects.equals(row.value().from(), expected) ? null : " begins on " + expected,
                        isLast == (row.value().to() == null) ? null : isLast ? " has no end" : " ends")
                .filter(Objects::nonNull)
                .map(fault -> row.place() + ": " + row.value().ruleSet() + fault);
    }

    private static Stream<String> incomplete(Row<RuleSet> row) {
        var rules = row.value();
        var isWhole = Stream.of(
                        rules.ruleSet(),
                        rules.instrument(),
                        rules.limitBasis(),
                        rules.supplement(),
                        rules.supplementBasis(),
                        rules.paymentBasis(),
                        rules.reappointmentBasis())
                .allMatch(Objects::nonNull);
        return isWhole ? Stream.empty() : Stream.of(row.place() + ": names not all its sources");
    }
}
