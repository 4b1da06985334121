package vn.lienthong.catalogue;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import vn.lienthong.catalogue.UnitFaults.Stated;
import vn.lienthong.contracts.event.UnitEstablished;
import vn.lienthong.contracts.reference.Approval;
import vn.lienthong.contracts.reference.UnitGeneration;
import vn.lienthong.contracts.reference.UnitGeneration.Parent;

/** Decides what rows about units change. */
final class UnitImport {
    private final ReferenceState known;
    private final Sent<UnitRow> sent;
    private final Planning<UnitGeneration> planning;
    private final Map<UnitKey, Stated> after = new TreeMap<>();

    UnitImport(ReferenceState known, Sent<UnitRow> sent, Approval given) {
        this.known = known;
        this.sent = sent;
        this.planning = new Planning<>(sent, given);
        known.units().forEach(unit -> {
            var key = UnitKey.of(unit);
            after.put(key, new Stated(unit, key.toString(), 0));
        });
    }

    Plan<UnitGeneration> plan() {
        sent.rows().forEach(this::row);
        UnitFaults.in(after.values(), known.desks(), sent.unread())
                .forEach(found -> planning.fault(found.of().line(), found.what()));
        return planning.plan();
    }

    private void row(Sent.Row<UnitRow> row) {
        var unit = row.value();
        var key = new UnitKey(unit.code(), unit.from());
        if (!planning.begins(key, row)) return;
        if (known.bearsAgency(unit.code()))
            planning.fault(row.line(), "unit " + unit.code() + " bears the code of an agency");
        var before = known.unit(unit.code(), unit.from());
        if (before.isPresent()) change(row, before.get());
        else if (isKnownSinceEarlier(unit)) planning.unchanged();
        else establish(row);
    }

    private void establish(Sent.Row<UnitRow> row) {
        var unit = row.value().established();
        state(row, unit);
        planning.change(row.line(), new UnitEstablished(unit, planning.approval(row)), null);
    }

    private void change(Sent.Row<UnitRow> row, UnitGeneration before) {
        var change = new UnitChange(row.value(), before);
        var faults = change.faults();
        faults.forEach(what -> planning.fault(row.line(), what));
        if (!faults.isEmpty()) return;
        var steps = change.steps(planning.approval(row));
        steps.forEach(step -> planning.change(row.line(), step.fact(), step.before()));
        if (steps.isEmpty()) planning.unchanged();
        else state(row, steps.getLast().after());
    }

    private void state(Sent.Row<UnitRow> row, UnitGeneration unit) {
        after.put(UnitKey.of(unit), new Stated(unit, "line " + row.line(), row.line()));
    }

    /** The file need not know when a unit began that it lists. */
    private boolean isKnownSinceEarlier(UnitRow row) {
        return known.before(row.code(), row.from())
                .filter(unit -> unit.to() == null || row.from().isBefore(unit.to()))
                .filter(unit -> row.to() == null || row.to().equals(unit.to()))
                .filter(unit -> unit.level() == row.level())
                .filter(unit ->
                        VietnameseName.isSame(Unit.nameAt(unit.formerNames(), unit.name(), row.from()), row.name()))
                .filter(unit -> parentAt(unit, row.from()).equals(parentAt(row.established(), row.from())))
                .isPresent();
    }

    private static Optional<String> parentAt(UnitGeneration unit, LocalDate day) {
        return unit.parents().reversed().stream()
                .filter(edge -> !day.isBefore(edge.from()))
                .findFirst()
                .map(Parent::of);
    }
}
