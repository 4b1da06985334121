package vn.lienthong.reporting.report;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import vn.lienthong.catalogue.Catalogue;
import vn.lienthong.catalogue.Unit;
import vn.lienthong.contracts.reference.Level;

/**
 * The units a report covers, with what waits for a successor of those that ended, each with the row it stands in: its own row, or that of the unit right below the one asked
 * for to which it belongs.
 *
 * @param rowOf from every unit covered to the code of its row
 * @param rows codes of the rows with their names, the unit's own first
 * @param agencies codes of the rows that are an agency's, and {@link #UNASSIGNED}: these stand only where there is something
 */
public record Scope(Unit unit, Map<String, String> rowOf, Map<String, String> rows, Set<String> agencies) {

    /** The row of dossiers whose unit has ended and to whose successor nobody has assigned them (chưa phân bổ). */
    public static final String UNASSIGNED = "unassigned";

    private static final char LAST_DAY = '@';

    /** Every unit that was below this one on any day of the period, each in its latest place. */
    public static Scope of(Catalogue catalogue, Unit unit, Period period) {
        var scope = new Scope(unit, new LinkedHashMap<>(), new LinkedHashMap<>(), new HashSet<>());
        scope.rowOf.put(unit.code(), unit.code());
        scope.rows.put(unit.code(), unit.name());
        for (var day : daysOfChange(catalogue, unit, period)) {
            for (var child : catalogue.children(unit.code(), day)) {
                scope.rows.putIfAbsent(child.code(), child.name());
                if (child.level() == Level.AGENCY) scope.agencies.add(child.code());
                scope.cover(catalogue, child.code(), child.code(), day);
            }
        }
        catalogue.endedBelow(unit, period.to()).forEach(ended -> scope.coverUnassigned(catalogue, ended, period));
        return scope;
    }

    /** Whether the ledger names so a unit that has ended, and what waits there for a successor. */
    static boolean isOfEnded(String code) {
        return code.indexOf(LAST_DAY) >= 0;
    }

    /**
     * As such a unit is named by its last day; and by its code alone, where nobody has passed on yet what it had and nobody
     * else bears the code.
     */
    private void coverUnassigned(Catalogue catalogue, Unit ended, Period period) {
        rows.putIfAbsent(UNASSIGNED, UNASSIGNED);
        agencies.add(UNASSIGNED);
        rowOf.put(ended.code() + LAST_DAY + ended.validTo().minusDays(1), UNASSIGNED);
        if (catalogue.generations(ended.code()).stream().noneMatch(period::meets))
            rowOf.putIfAbsent(ended.code(), UNASSIGNED);
    }

    /** The last days of each state of the map, the latest first. */
    private static List<LocalDate> daysOfChange(Catalogue catalogue, Unit unit, Period period) {
        var life = period.within(unit);
        return Stream.concat(
                        Stream.of(life.to(), life.from()), catalogue.changes().map(day -> day.minusDays(1)))
                .filter(life::includes)
                .distinct()
                .sorted(Comparator.reverseOrder())
                .toList();
    }

    private void cover(Catalogue catalogue, String code, String row, LocalDate day) {
        if (rowOf.putIfAbsent(code, row) != null) return;
        for (var below : catalogue.children(code, day)) cover(catalogue, below.code(), row, day);
    }

    public String[] units() {
        return rowOf.keySet().toArray(String[]::new);
    }
}
