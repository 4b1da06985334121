package vn.lienthong.catalogue;

import static java.util.stream.Collectors.groupingBy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import vn.lienthong.catalogue.YamlRows.Row;
import vn.lienthong.contracts.value.LimitUnit;

/** What cannot be true of the procedures together. */
final class ProcedureFaults {
    private final Set<String> fields;
    private final List<String> faults = new ArrayList<>();

    private ProcedureFaults(Set<String> fields) {
        this.fields = fields;
    }

    static List<String> in(List<Row<Procedure>> rows, Set<String> fields) {
        var check = new ProcedureFaults(fields);
        rows.forEach(check::version);
        rows.stream().collect(groupingBy(row -> row.value().code())).values().forEach(check::versionsFollowEachOther);
        return check.faults;
    }

    private void version(Row<Procedure> row) {
        var procedure = row.value();
        if (!fields.contains(procedure.field())) fault(row, "names the unknown field " + procedure.field());
        if (procedure.levels() == null || procedure.levels().isEmpty()) fault(row, "names no level");
        if (procedure.limit() == null) fault(row, "has no limit");
        else if (procedure.limit().unit() != LimitUnit.SAME_DAY && !isPositive(procedure))
            fault(row, "has a limit of nothing");
        if (procedure.validTo() != null && !procedure.validFrom().isBefore(procedure.validTo()))
            fault(row, "ends before it begins");
        stepsStand(row);
    }

    private static boolean isPositive(Procedure procedure) {
        return procedure.limit().value() != null && procedure.limit().value().signum() > 0;
    }

    private void stepsStand(Row<Procedure> row) {
        var earlier = new HashSet<String>();
        for (var step : row.value().steps()) {
            if (!earlier.containsAll(step.after()))
                fault(row, "has a step " + step.id() + " after one that is not before it");
            if (!earlier.add(step.id())) fault(row, "has two steps " + step.id());
        }
    }

    private void versionsFollowEachOther(List<Row<Procedure>> versions) {
        for (var one : versions)
            for (var other : versions)
                if (one != other && other.value().existsAt(one.value().validFrom()))
                    fault(one, "overlaps version " + other.value().version());
    }

    private void fault(Row<Procedure> row, String what) {
        faults.add(row.place() + ": version " + row.value().version() + " " + what);
    }
}
