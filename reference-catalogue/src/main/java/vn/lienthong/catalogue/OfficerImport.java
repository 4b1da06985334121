package vn.lienthong.catalogue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import vn.lienthong.contracts.event.OfficerAmended;
import vn.lienthong.contracts.event.OfficerAppointed;
import vn.lienthong.contracts.event.OfficerMoved;
import vn.lienthong.contracts.event.OfficerReleased;
import vn.lienthong.contracts.event.ReferenceEvent;
import vn.lienthong.contracts.reference.Approval;
import vn.lienthong.contracts.reference.OfficerDescription;
import vn.lienthong.contracts.reference.OfficerDescription.Appointment;

/** Decides what rows about officers change. */
final class OfficerImport {
    private final ReferenceState known;
    private final Sent<OfficerRow> sent;
    private final Planning<OfficerDescription> planning;

    OfficerImport(ReferenceState known, Sent<OfficerRow> sent, Approval given) {
        this.known = known;
        this.sent = sent;
        this.planning = new Planning<>(sent, given);
    }

    Plan<OfficerDescription> plan() {
        sent.rows().forEach(this::row);
        return planning.plan();
    }

    private void row(Sent.Row<OfficerRow> row) {
        var said = row.value();
        if (!planning.begins("officer " + said.id(), row)) return;
        var before = known.officer(said.id());
        var after = after(said, before);
        var faults = new ArrayList<>(twice(said));
        faults.addAll(OfficerFaults.in(after, known, said));
        planning.faults(faults);
        if (after.equals(before.orElse(null))) planning.unchanged();
        else planning.change(row.line(), fact(before, after, planning.approval(row)), before.orElse(null));
    }

    /** One fact for the row: it carries all that the row says, under the name of what matters most of it. */
    private static ReferenceEvent fact(
            Optional<OfficerDescription> before, OfficerDescription after, Approval approval) {
        if (before.isEmpty()) return new OfficerAppointed(after, approval);
        var last = before.get().appointments().getLast();
        var now = after.appointments().getLast();
        if (now.from().isAfter(last.from())) return new OfficerMoved(after, approval);
        return last.to() == null && now.to() != null
                ? new OfficerReleased(after, approval)
                : new OfficerAmended(after, approval);
    }

    private static List<Fault> twice(OfficerRow said) {
        var seen = new HashSet<LocalDate>();
        return said.appointments().stream()
                .filter(stated -> !seen.add(stated.from()))
                .map(stated ->
                        new Fault(stated.line(), "officer " + said.id() + " is appointed twice from " + stated.from()))
                .toList();
    }

    private static OfficerDescription after(OfficerRow said, Optional<OfficerDescription> before) {
        var appointments = new TreeMap<LocalDate, Appointment>();
        before.ifPresent(officer -> officer.appointments().forEach(held -> appointments.put(held.from(), held)));
        said.appointments()
                .forEach(stated -> appointments.compute(
                        stated.from(), (_, held) -> held == null ? stated.appointed() : stated.over(held)));
        return new OfficerDescription(said.id(), followed(List.copyOf(appointments.values())));
    }

    /** An appointment that has no end yet ends where the next one begins. */
    private static List<Appointment> followed(List<Appointment> appointments) {
        var ended = new ArrayList<Appointment>();
        for (int i = 0; i < appointments.size(); i++) {
            var held = appointments.get(i);
            var isOpen = held.to() == null && i + 1 < appointments.size();
            ended.add(isOpen ? ending(held, appointments.get(i + 1).from()) : held);
        }
        return ended;
    }

    private static Appointment ending(Appointment held, LocalDate to) {
        return new Appointment(held.unit(), held.room(), held.position(), held.from(), to);
    }
}
