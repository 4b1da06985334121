package vn.lienthong.catalogue;

import static java.util.stream.Collectors.groupingBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.lienthong.catalogue.CatalogueFiles.UnitRow;
import vn.lienthong.catalogue.YamlRows.Row;
import vn.lienthong.contracts.reference.Level;

/** What cannot be true of the units together. */
final class UnitFaults {
    private final Map<String, List<Row<UnitRow>>> generations;
    private final Set<String> desks;
    private final List<String> faults = new ArrayList<>();

    private UnitFaults(List<Row<UnitRow>> rows, Set<String> desks) {
        this.generations = rows.stream().collect(groupingBy(row -> row.value().code()));
        this.desks = desks;
    }

    static List<String> in(List<Row<UnitRow>> rows, Set<String> desks) {
        var check = new UnitFaults(rows, desks);
        rows.forEach(check::unit);
        check.generations.values().forEach(check::generationsFollowEachOther);
        return check.faults;
    }

    private void unit(Row<UnitRow> row) {
        var unit = row.value();
        if (unit.to() != null && !unit.from().isBefore(unit.to()))
            fault(row, "ends on " + unit.to() + ", before it begins");
        if (unit.desk() != null && !desks.contains(unit.desk())) fault(row, "names the unknown desk " + unit.desk());
        if (unit.level() == Level.PROVINCE && unit.desk() == null) fault(row, "is a province and names no desk");
        if ((unit.level() == Level.PROVINCE) != unit.edges().isEmpty()) fault(row, "only a province has no parent");
        unit.edges().forEach(edge -> parentStands(row, edge));
        if (unit.into() != null) unit.into().forEach(successor -> successorStands(row, successor));
    }

    private void parentStands(Row<UnitRow> row, Unit.Parent edge) {
        var above = generations.getOrDefault(edge.code(), List.of()).stream()
                .filter(parent -> stands(parent.value(), edge.from()))
                .findFirst();
        if (above.isEmpty()) fault(row, "belongs to " + edge.code() + ", which no unit bears on " + edge.from());
        else if (above.get().value().level().compareTo(row.value().level()) >= 0)
            fault(row, "belongs to " + edge.code() + ", which is not of a higher level");
    }

    private void successorStands(Row<UnitRow> row, String successor) {
        var day = row.value().to();
        if (day == null) fault(row, "goes into " + successor + " but never ends");
        else if (generations.getOrDefault(successor, List.of()).stream().noneMatch(unit -> stands(unit.value(), day)))
            fault(row, "goes into " + successor + ", which no unit bears on " + day);
    }

    private void generationsFollowEachOther(List<Row<UnitRow>> rows) {
        var ordered = rows.stream()
                .sorted(Comparator.comparing(row -> row.value().from()))
                .toList();
        for (int i = 1; i < ordered.size(); i++) {
            var earlier = ordered.get(i - 1);
            var later = ordered.get(i).value().from();
            if (stands(earlier.value(), later))
                fault(ordered.get(i), "bears its code while " + earlier.place() + " does");
        }
    }

    private static boolean stands(UnitRow unit, LocalDate day) {
        return !day.isBefore(unit.from()) && (unit.to() == null || day.isBefore(unit.to()));
    }

    private void fault(Row<UnitRow> row, String what) {
        faults.add(row.place() + ": unit " + row.value().code() + " " + what);
    }
}
