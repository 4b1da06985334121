package vn.lienthong.catalogue;

import static java.util.stream.Collectors.groupingBy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import vn.lienthong.catalogue.YamlRows.Row;
import vn.lienthong.contracts.value.Limit;
import vn.lienthong.workingtime.DueDates;

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
        else limit(row, "limit", procedure.limit());
        if (procedure.validTo() != null && !procedure.validFrom().isBefore(procedure.validTo()))
            fault(row, "ends before it begins");
        stepsStand(row);
    }

    private void limit(Row<Procedure> row, String field, Limit limit) {
        if (limit.unit() == null) fault(row, field + ": names no unit");
        else DueDates.fault(limit).ifPresent(fault -> fault(row, field + ": " + fault));
    }

    private void stepsStand(Row<Procedure> row) {
        var earlier = new HashSet<String>();
        for (var step : row.value().steps()) {
            if (step.limit() != null) limit(row, "limit of step " + step.id(), step.limit());
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
