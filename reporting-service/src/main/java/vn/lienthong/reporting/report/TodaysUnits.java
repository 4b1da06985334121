package vn.lienthong.reporting.report;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.lienthong.catalogue.Catalogue;
import vn.lienthong.catalogue.Unit;

/**
 * In which row of today's units stands what a unit of any time had: with the one that took all of its area over, and so
 * on to today. What a unit had whose area was divided is assigned to nobody by that and stands apart
 * ({@link Scope#UNASSIGNED}).
 *
 * @param today the day whose units these are
 * @param scope its rows, as of that day
 */
public record TodaysUnits(LocalDate today, Scope scope, List<Bearer> bearers) {
    private static final LocalDate FIRST = LocalDate.EPOCH;
    private static final LocalDate EVER = LocalDate.of(9999, 12, 31);

    /**
     * Who bore a code from a day to a day, both in, counts in this row. The days before the first one who bore it are that
     * one's, those of nobody belong to the one before.
     *
     * @param code as the ledger names the unit
     */
    record Bearer(String code, LocalDate from, LocalDate to, String row) {
        boolean isWithin(Period period) {
            return !from.isAfter(period.to()) && !to.isBefore(period.from());
        }
    }

    static TodaysUnits of(Catalogue catalogue, Unit asked, LocalDate today) {
        var scope = Scope.of(catalogue, asked, new Period(today, today));
        var rows = new Rows(catalogue, scope, today);
        var bearers = catalogue.codes().flatMap(rows::bearers);
        var waiting = scope.rowOf().entrySet().stream()
                .filter(unit -> Scope.isOfEnded(unit.getKey()))
                .map(unit -> new Bearer(unit.getKey(), FIRST, EVER, unit.getValue()));
        return new TodaysUnits(today, scope, Stream.concat(bearers, waiting).toList());
    }

    /** Finds the rows of all who ever bore a code. */
    private static final class Rows {
        private final Catalogue catalogue;
        private final Scope scope;
        private final LocalDate today;
        private final Set<String> endedBelow;

        Rows(Catalogue catalogue, Scope scope, LocalDate today) {
            this.catalogue = catalogue;
            this.scope = scope;
            this.today = today;
            endedBelow =
                    catalogue.endedBelow(scope.unit(), today).map(Unit::key).collect(Collectors.toSet());
        }

        Stream<Bearer> bearers(String code) {
            var generations = catalogue.generations(code).stream()
                    .filter(unit -> !unit.validFrom().isAfter(today))
                    .toList();
            var bearers = Stream.<Bearer>builder();
            for (int i = 0; i < generations.size(); i++) {
                var from = i == 0 ? FIRST : generations.get(i).validFrom();
                var to = i + 1 == generations.size()
                        ? EVER
                        : generations.get(i + 1).validFrom().minusDays(1);
                row(generations.get(i)).ifPresent(row -> bearers.add(new Bearer(code, from, to, row)));
            }
            return bearers.build();
        }

        private Optional<String> row(Unit unit) {
            var heirs = catalogue.continuing(unit.code(), unit.validFrom(), today);
            if (heirs.size() == 1)
                return Optional.ofNullable(scope.rowOf().get(heirs.iterator().next()));
            return endedBelow.contains(unit.key()) ? Optional.of(Scope.UNASSIGNED) : Optional.empty();
        }
    }

    /** @param row of this one alone; empty for all */
    TodaysUnits only(Optional<String> row) {
        return new TodaysUnits(
                today,
                scope,
                bearers.stream()
                        .filter(bearer -> row.isEmpty() || row.get().equals(bearer.row()))
                        .toList());
    }

    /** Every code that was borne by one of them, as the ledger names it. */
    String[] codes() {
        return bearers.stream().map(Bearer::code).distinct().toArray(String[]::new);
    }

    /** Of those who bore them within the period. */
    Set<String> codes(Period period) {
        return bearers.stream()
                .filter(bearer -> bearer.isWithin(period))
                .map(Bearer::code)
                .filter(code -> !Scope.isOfEnded(code))
                .collect(Collectors.toSet());
    }
}
