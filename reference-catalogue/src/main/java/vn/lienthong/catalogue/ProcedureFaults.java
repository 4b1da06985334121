package vn.lienthong.catalogue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.ToIntFunction;
import vn.lienthong.contracts.reference.ProcedureDescription;
import vn.lienthong.contracts.reference.ProcedureVersion;
import vn.lienthong.contracts.reference.Step;
import vn.lienthong.contracts.reference.Transition;
import vn.lienthong.contracts.value.Limit;
import vn.lienthong.workingtime.DueDates;

/** What cannot be true of a procedure with all its versions. */
final class ProcedureFaults {
    private final Known known;
    private final ToIntFunction<String> lines;
    private final List<Fault> faults = new ArrayList<>();

    private ProcedureFaults(Known known, ToIntFunction<String> lines) {
        this.known = known;
        this.lines = lines;
    }

    /**
     * What a procedure may name.
     *
     * @param fields codes of those that there are
     * @param procedures codes of those that there are, or are told of beside it
     * @param agencyKinds codes of those that there are
     */
    record Known(Set<String> fields, Set<String> procedures, Set<String> agencyKinds) {}

    /** @param lines where a version is told of, by its name */
    static List<Fault> in(ProcedureDescription procedure, Known known, ToIntFunction<String> lines) {
        var check = new ProcedureFaults(known, lines);
        for (var version : procedure.versions()) {
            if (!known.fields().contains(procedure.field()))
                check.fault(version, "names the unknown field " + procedure.field());
            check.version(version);
        }
        check.versionsFollowEachOther(procedure.versions());
        check.transitionsHaveSubjects(procedure.versions());
        return check.faults;
    }

    private void version(ProcedureVersion version) {
        if (version.levels().isEmpty()) fault(version, "names no level");
        if (version.limit() == null) fault(version, "has no limit");
        else limit(version, "limit", version.limit());
        if (version.to() != null && !version.from().isBefore(version.to())) fault(version, "ends before it begins");
        for (var fee : version.fees())
            if (fee.amount() != null && fee.amount().signum() < 0)
                fault(version, "has a fee " + fee.name() + " of less than 0");
        stepsStand(version);
    }

    private void limit(ProcedureVersion version, String field, Limit limit) {
        if (limit.unit() == null) fault(version, field + ": names no unit");
        else DueDates.fault(limit).ifPresent(fault -> fault(version, field + ": " + fault));
    }

    private void stepsStand(ProcedureVersion version) {
        if (!version.steps().isEmpty() && version.steps().stream().allMatch(Step::optional))
            fault(version, "has only optional steps");
        var earlier = new HashSet<String>();
        for (var step : version.steps()) {
            if ((step.at() == null) == (step.agency() == null))
                fault(version, "has a step " + step.id() + " that names not one of at and agency");
            if (step.agency() != null && !known.agencyKinds().contains(step.agency()))
                fault(version, "has a step " + step.id() + " at the unknown kind of agency " + step.agency());
            if (step.procedure() != null) partStands(version, step);
            else if (step.optional()) fault(version, "has an optional step " + step.id() + " without a procedure");
            if (step.limit() != null) limit(version, "limit of step " + step.id(), step.limit());
            if (step.after().contains(step.id())) fault(version, "has a step " + step.id() + " after itself");
            else if (!earlier.containsAll(step.after()))
                fault(version, "has a step " + step.id() + " after one that is not before it");
            if (!earlier.add(step.id())) fault(version, "has two steps " + step.id());
        }
    }

    /** What has a dossier of its own has the limit of that. */
    private void partStands(ProcedureVersion version, Step step) {
        if (step.limit() != null)
            fault(version, "has a step " + step.id() + " with a limit and a procedure: the limit is the procedure's");
        if (!known.procedures().contains(step.procedure()))
            fault(version, "has a step " + step.id() + " with the unknown procedure " + step.procedure());
    }

    private void versionsFollowEachOther(List<ProcedureVersion> versions) {
        for (var one : versions)
            for (var other : versions)
                if (one != other && existsAt(other, one.from())) fault(one, "overlaps version " + other.version());
    }

    /** A version that is to be applied to dossiers received before it follows one under which they were received. */
    private void transitionsHaveSubjects(List<ProcedureVersion> versions) {
        for (var one : versions)
            if (one.transition() == Transition.APPLY
                    && versions.stream().noneMatch(other -> other.from().isBefore(one.from())))
                fault(one, "applies to dossiers received before it, but no version is before it");
    }

    private static boolean existsAt(ProcedureVersion version, LocalDate day) {
        return !day.isBefore(version.from()) && (version.to() == null || day.isBefore(version.to()));
    }

    private void fault(ProcedureVersion version, String what) {
        faults.add(new Fault(lines.applyAsInt(version.version()), "version " + version.version() + " " + what));
    }
}
