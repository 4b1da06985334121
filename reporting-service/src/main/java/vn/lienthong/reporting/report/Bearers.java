package vn.lienthong.reporting.report;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.lienthong.catalogue.Catalogue;
import vn.lienthong.catalogue.Unit;

/**
 * In which row a dossier counts by who bore the code of its unit: codes are borne by one unit after the other, so it is the
 * day of its close that tells whose it was.
 *
 * @param day as of which open dossiers are somebody's
 */
record Bearers(LocalDate day, List<Bearer> all) {
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

    /**
     * Of today's units: what a unit of any time had stands with the one that took all of its area over, and so on to today.
     * What a unit had whose area was divided is assigned to nobody by that and stands apart ({@link Scope#UNASSIGNED}).
     *
     * @param scope the rows, as of today
     */
    static Bearers ofToday(Catalogue catalogue, Scope scope, LocalDate today) {
        var rows = new Rows(catalogue, scope, today);
        var bearers = catalogue
                .codes()
                .flatMap(code -> bearers(
                        catalogue.generations(code).stream()
                                .filter(unit -> !unit.validFrom().isAfter(today))
                                .toList(),
                        rows::row));
        var waiting = scope.rowOf().entrySet().stream()
                .filter(unit -> Scope.isOfEnded(unit.getKey()))
                .map(unit -> new Bearer(unit.getKey(), FIRST, EVER, unit.getValue()));
        return new Bearers(today, Stream.concat(bearers, waiting).toList());
    }

    /**
     * Of the units of then, where a code passed from one unit to another within the report's days.
     *
     * @param rows of what the ledger names a unit
     * @param generations the rows by the key of each unit that was there on some of the days
     * @param to the last day
     */
    static Bearers ofThen(
            Catalogue catalogue, Map<String, String> rows, Map<String, String> generations, LocalDate to) {
        var bearers = rows.entrySet().stream().flatMap(each -> {
            var units = catalogue.generations(each.getKey()).stream()
                    .filter(unit -> generations.containsKey(unit.key()))
                    .toList();
            return units.isEmpty()
                    ? Stream.of(new Bearer(each.getKey(), FIRST, EVER, each.getValue()))
                    : bearers(units, unit -> Optional.of(generations.get(unit.key())));
        });
        return new Bearers(to, bearers.toList());
    }

    /** @param generations of one code, in order of time */
    private static Stream<Bearer> bearers(List<Unit> generations, Function<Unit, Optional<String>> row) {
        var bearers = Stream.<Bearer>builder();
        for (int i = 0; i < generations.size(); i++) {
            var unit = generations.get(i);
            var from = i == 0 ? FIRST : unit.validFrom();
            var to = i + 1 == generations.size()
                    ? EVER
                    : generations.get(i + 1).validFrom().minusDays(1);
            row.apply(unit).ifPresent(key -> bearers.add(new Bearer(unit.code(), from, to, key)));
        }
        return bearers.build();
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

        Optional<String> row(Unit unit) {
            var heirs = catalogue.continuing(unit.code(), unit.validFrom(), today);
            if (heirs.size() == 1)
                return Optional.ofNullable(scope.rowOf().get(heirs.iterator().next()));
            return endedBelow.contains(unit.key()) ? Optional.of(Scope.UNASSIGNED) : Optional.empty();
        }
    }

    /** @param row of this one alone; empty for all */
    Bearers only(Optional<String> row) {
        return new Bearers(
                day,
                all.stream()
                        .filter(bearer -> row.isEmpty() || row.get().equals(bearer.row()))
                        .toList());
    }

    /** Of what was a unit's on that day. */
    Optional<String> row(String code, LocalDate on) {
        return all.stream()
                .filter(bearer -> bearer.code().equals(code)
                        && !bearer.from().isAfter(on)
                        && !bearer.to().isBefore(on))
                .map(Bearer::row)
                .findFirst();
    }

    /** Every code that was borne by one of them, as the ledger names it. */
    String[] codes() {
        return all.stream().map(Bearer::code).distinct().toArray(String[]::new);
    }

    /** Of those who bore them within the period. */
    Set<String> codes(Period period) {
        return all.stream()
                .filter(bearer -> bearer.isWithin(period))
                .map(Bearer::code)
                .filter(code -> !Scope.isOfEnded(code))
                .collect(Collectors.toSet());
    }
}
