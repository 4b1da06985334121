package vn.lienthong.catalogue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import vn.lienthong.contracts.event.ReferenceEvent;
import vn.lienthong.contracts.event.UnitAmended;
import vn.lienthong.contracts.event.UnitDissolved;
import vn.lienthong.contracts.event.UnitMerged;
import vn.lienthong.contracts.event.UnitMoved;
import vn.lienthong.contracts.event.UnitRenamed;
import vn.lienthong.contracts.event.UnitSplit;
import vn.lienthong.contracts.reference.Approval;
import vn.lienthong.contracts.reference.UnitGeneration;
import vn.lienthong.contracts.reference.UnitGeneration.FormerDesk;
import vn.lienthong.contracts.reference.UnitGeneration.FormerName;
import vn.lienthong.contracts.reference.UnitGeneration.Parent;

/** What a row says of a generation that is known. */
record UnitChange(UnitRow row, UnitGeneration known) {
    /** One fact, and the unit on both sides of it. */
    record Step(UnitGeneration before, UnitGeneration after, ReferenceEvent fact) {}

    /** What no generation can undergo: its past stands, and so does its level. */
    List<String> faults() {
        var faults = new ArrayList<String>();
        if (row.level() != known.level())
            faults.add("level: was " + known.level() + ", which a unit keeps as long as it lasts");
        if (row.reopened() && known.to() != null) faults.add("to: was " + known.to() + ", and no end is taken back");
        if (!beginsWith(row.parents(), known.parents()))
            faults.add("parent: leaves out " + missing(row.parents(), known.parents()));
        if (!beginsWith(formerNames(), known.formerNames()))
            faults.add("formerNames: leaves out " + missing(formerNames(), known.formerNames()));
        else if (isRenamed() && !saysUntilWhen())
            faults.add("name: was \"" + known.name() + "\"; formerNames is to say until when");
        if (!beginsWith(formerDesks(), known.formerDesks()))
            faults.add("formerDesks: leaves out " + missing(formerDesks(), known.formerDesks()));
        return faults;
    }

    /** The facts that lead to what the row says, each with the unit as it stands after it. */
    List<Step> steps(Approval approval) {
        var steps = new ArrayList<Step>();
        step(steps, this::renamed, UnitRenamed::new, approval);
        step(steps, this::moved, UnitMoved::new, approval);
        step(steps, this::amended, UnitAmended::new, approval);
        step(steps, this::ended, UnitChange::end, approval);
        return steps;
    }

    private void step(
            List<Step> steps,
            UnaryOperator<UnitGeneration> said,
            BiFunction<UnitGeneration, Approval, ReferenceEvent> fact,
            Approval approval) {
        var before = steps.isEmpty() ? known : steps.getLast().after();
        var after = said.apply(before);
        if (!after.equals(before)) steps.add(new Step(before, after, fact.apply(after, approval)));
    }

    private static ReferenceEvent end(UnitGeneration unit, Approval approval) {
        return switch (unit.into().size()) {
            case 0 -> new UnitDissolved(unit, approval);
            case 1 -> new UnitMerged(unit, approval);
            default -> new UnitSplit(unit, approval);
        };
    }

    private UnitGeneration renamed(UnitGeneration unit) {
        return isRenamed() ? with(unit, row.name(), formerNames(), unit.parents()) : unit;
    }

    private UnitGeneration moved(UnitGeneration unit) {
        return with(unit, unit.name(), unit.formerNames(), row.parents());
    }

    private static UnitGeneration with(
            UnitGeneration unit, String name, List<FormerName> formerNames, List<Parent> parents) {
        return new UnitGeneration(
                unit.code(),
                name,
                formerNames,
                unit.level(),
                parents,
                unit.from(),
                unit.to(),
                unit.into(),
                unit.desk(),
                unit.formerDesks(),
                unit.saturday(),
                unit.note());
    }

    private UnitGeneration amended(UnitGeneration unit) {
        return new UnitGeneration(
                unit.code(),
                unit.name(),
                formerNames(),
                unit.level(),
                unit.parents(),
                unit.from(),
                unit.to(),
                unit.into(),
                row.desk() == null ? unit.desk() : row.desk(),
                formerDesks(),
                row.saturday() == null ? unit.saturday() : row.saturday(),
                row.note() == null ? unit.note() : row.note());
    }

    private UnitGeneration ended(UnitGeneration unit) {
        return new UnitGeneration(
                unit.code(),
                unit.name(),
                unit.formerNames(),
                unit.level(),
                unit.parents(),
                unit.from(),
                row.to() == null ? unit.to() : row.to(),
                into(),
                unit.desk(),
                unit.formerDesks(),
                unit.saturday(),
                unit.note());
    }

    /** Who lists the successors in another order names the same ones. */
    private List<String> into() {
        return row.into() == null || new HashSet<>(row.into()).equals(new HashSet<>(known.into()))
                ? known.into()
                : row.into();
    }

    private List<FormerName> formerNames() {
        return Optional.ofNullable(row.formerNames()).orElse(known.formerNames());
    }

    private List<FormerDesk> formerDesks() {
        return Optional.ofNullable(row.formerDesks()).orElse(known.formerDesks());
    }

    private boolean isRenamed() {
        return !VietnameseName.isSame(row.name(), known.name());
    }

    private boolean saysUntilWhen() {
        var added =
                formerNames().subList(known.formerNames().size(), formerNames().size());
        return !added.isEmpty() && VietnameseName.isSame(added.getFirst().name(), known.name());
    }

    private static <E> boolean beginsWith(List<E> list, List<E> beginning) {
        return list.size() >= beginning.size()
                && list.subList(0, beginning.size()).equals(beginning);
    }

    private static String missing(List<?> list, List<?> known) {
        var first = known.stream().filter(one -> !list.contains(one)).findFirst();
        return first.map(UnitChange::written).orElse("the order in which they came");
    }

    private static String written(Object entry) {
        return switch (entry) {
            case Parent(var of, var from) -> of + "@" + from;
            case FormerDesk(var desk, var until) -> desk + "@" + until;
            case FormerName(var name, var until) -> name + "@" + until;
            default -> entry.toString();
        };
    }
}
