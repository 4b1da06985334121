package vn.lienthong.reporting.report;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.lienthong.catalogue.Catalogue;
import vn.lienthong.catalogue.Unit;

/**
 * The units a report covers, each with the row it stands in: its own row, or that of the unit right below the one asked
 * for to which it belongs.
 *
 * @param rowOf from every unit covered to the code of its row
 * @param rows codes of the rows with their names, the unit's own first
 */
public record Scope(Unit unit, Map<String, String> rowOf, Map<String, String> rows) {

    /** Units as they stood on the last day; those that were gone by then as they stood on the first. */
    public static Optional<Scope> of(Catalogue catalogue, String code, Period period) {
        return catalogue
                .unit(code, period.to())
                .or(() -> catalogue.unit(code, period.from()))
                .map(unit -> of(catalogue, unit, period));
    }

    private static Scope of(Catalogue catalogue, Unit unit, Period period) {
        var scope = new Scope(unit, new LinkedHashMap<>(), new LinkedHashMap<>());
        scope.rowOf.put(unit.code(), unit.code());
        scope.rows.put(unit.code(), unit.name());
        for (var day : List.of(period.to(), period.from())) {
            for (var child : catalogue.children(unit.code(), day)) {
                scope.rows.putIfAbsent(child.code(), child.name());
                scope.cover(catalogue, child.code(), child.code(), day);
            }
        }
        return scope;
    }

    private void cover(Catalogue catalogue, String code, String row, LocalDate day) {
        if (rowOf.putIfAbsent(code, row) != null) return;
        for (var below : catalogue.children(code, day)) cover(catalogue, below.code(), row, day);
    }

    public String[] units() {
        return rowOf.keySet().toArray(String[]::new);
    }
}
