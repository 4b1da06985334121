package vn.lienthong.reporting.report;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import vn.lienthong.catalogue.Catalogue;
import vn.lienthong.catalogue.Unit;
import vn.lienthong.contracts.reference.Level;

/**
 * The units a report covers, with what waits for a successor of those that ended, each with the row it stands in: its own
 * row, or that of the unit right below the one asked for to which it belongs.
 *
 * @param rowOf from every code covered to the key of its row
 * @param rows keys of the rows with their names, the unit's own first; a key is a code, and {@code code@first-day} of one
 *     whose code another bears later in the period
 * @param agencies keys of the rows that are an agency's, and {@link #UNASSIGNED}: these stand only where there is something
 * @param passedOn where a code passed from one unit to another within the period, who bore it when
 */
public record Scope(
        Unit unit,
        Map<String, String> rowOf,
        Map<String, String> rows,
        Set<String> agencies,
        Optional<Bearers> passedOn) {

    /** The row of dossiers whose unit has ended and to whose successor nobody has assigned them (chưa phân bổ). */
    public static final String UNASSIGNED = "unassigned";

    private static final char LAST_DAY = '@';

    /** Every unit that was below this one on any day of the period, each in its latest place. */
    public static Scope of(Catalogue catalogue, Unit unit, Period period) {
        return new Covering(catalogue, unit, period).scope();
    }

    /** Whether the ledger names so a unit that has ended, and what waits there for a successor. */
    static boolean isOfEnded(String code) {
        return code.indexOf(LAST_DAY) >= 0;
    }

    /**
     * The row of what counts at a unit, whoever else bears its code within the period.
     *
     * @param on the day of its close, or the last of the period
     */
    public String rowOf(String code, LocalDate on) {
        return passedOn.flatMap(bearers -> bearers.row(code, on)).orElse(rowOf.get(code));
    }

    public String[] units() {
        return rowOf.keySet().toArray(String[]::new);
    }

    /** Looks at each state of the map within the period, the latest first. */
    private static final class Covering {
        private final Catalogue catalogue;
        private final Unit unit;
        private final Period period;
        private final Map<String, String> rowOf = new LinkedHashMap<>();
        private final Map<String, String> rows = new LinkedHashMap<>();
        private final Set<String> agencies = new HashSet<>();
        /** By the key of each unit, the row it stands in. */
        private final Map<String, String> generations = new LinkedHashMap<>();

        Covering(Catalogue catalogue, Unit unit, Period period) {
            this.catalogue = catalogue;
            this.unit = unit;
            this.period = period;
        }

        Scope scope() {
            rowOf.put(unit.code(), unit.code());
            rows.put(unit.code(), unit.nameAt(period.within(unit).to()));
            for (var day : daysOfChange())
                catalogue.children(unit.code(), day).forEach(child -> coverChild(child, day));
            catalogue.endedBelow(unit, period.to()).forEach(this::coverUnassigned);
            var passedOn = Optional.of(rowOf)
                    .filter(codes -> generations.size() > codesOfGenerations())
                    .map(codes -> Bearers.ofThen(catalogue, codes, generations, period.to()));
            return new Scope(unit, rowOf, rows, agencies, passedOn);
        }

        private long codesOfGenerations() {
            return generations.keySet().stream()
                    .map(key -> UnitAsked.parse(key).code())
                    .distinct()
                    .count();
        }

        /** The last days of each state of the map. */
        private List<LocalDate> daysOfChange() {
            var life = period.within(unit);
            return Stream.concat(
                            Stream.of(life.to(), life.from()),
                            catalogue.changes().map(day -> day.minusDays(1)))
                    .filter(life::includes)
                    .distinct()
                    .sorted(Comparator.reverseOrder())
                    .toList();
        }

        private void coverChild(Unit child, LocalDate day) {
            if (generations.containsKey(child.key())) return;
            var key = rows.containsKey(child.code()) ? child.key() : child.code();
            rows.put(key, child.nameAt(day));
            if (child.level() == Level.AGENCY) agencies.add(key);
            cover(child, key, day);
        }

        private void cover(Unit covered, String row, LocalDate day) {
            if (generations.putIfAbsent(covered.key(), row) != null) return;
            rowOf.putIfAbsent(covered.code(), row);
            for (var below : catalogue.children(covered.code(), day)) cover(below, row, day);
        }

        /**
         * As such a unit is named by its last day; and by its code alone, where nobody has passed on yet what it had and
         * nobody else bears the code.
         */
        private void coverUnassigned(Unit ended) {
            rows.putIfAbsent(UNASSIGNED, UNASSIGNED);
            agencies.add(UNASSIGNED);
            rowOf.put(ended.code() + LAST_DAY + ended.validTo().minusDays(1), UNASSIGNED);
            if (catalogue.generations(ended.code()).stream().noneMatch(period::meets))
                rowOf.putIfAbsent(ended.code(), UNASSIGNED);
        }
    }
}
