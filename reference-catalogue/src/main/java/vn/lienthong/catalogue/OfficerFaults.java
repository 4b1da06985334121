package vn.lienthong.catalogue;

import java.util.ArrayList;
import java.util.List;
import vn.lienthong.contracts.reference.AgencyDescription.Room;
import vn.lienthong.contracts.reference.OfficerDescription;
import vn.lienthong.contracts.reference.OfficerDescription.Appointment;

/** What cannot be true of an officer with all appointments. */
final class OfficerFaults {
    private final OfficerDescription officer;
    private final ReferenceState known;
    private final OfficerRow said;
    private final List<Fault> faults = new ArrayList<>();

    private OfficerFaults(OfficerDescription officer, ReferenceState known, OfficerRow said) {
        this.officer = officer;
        this.known = known;
        this.said = said;
    }

    /** @param said what of it is told now: the rest was looked at when it was */
    static List<Fault> in(OfficerDescription officer, ReferenceState known, OfficerRow said) {
        var check = new OfficerFaults(officer, known, said);
        officer.appointments().stream().filter(said::speaksOf).forEach(check::appointment);
        check.appointmentsFollowEachOther();
        return check.faults;
    }

    private void appointment(Appointment held) {
        if (!known.positions().contains(held.position())) fault(held, "has the unknown position " + held.position());
        if (held.to() != null && !held.from().isBefore(held.to()))
            fault(held, "is released on " + held.to() + ", before the appointment begins");
        if (!known.isBorne(held.unit(), held.from()))
            fault(held, "is appointed to " + held.unit() + ", which no unit or agency bears on " + held.from());
        roomStands(held);
    }

    /** A unit's rooms are not known, an agency's are. */
    private void roomStands(Appointment held) {
        if (held.room() == null) return;
        known.agencyAt(held.unit(), held.from())
                .filter(agency -> agency.rooms().stream().map(Room::code).noneMatch(held.room()::equals))
                .ifPresent(agency ->
                        fault(held, "sits in the room " + held.room() + ", which " + agency.code() + " has not"));
    }

    private void appointmentsFollowEachOther() {
        var appointments = officer.appointments();
        for (int i = 1; i < appointments.size(); i++) {
            var earlier = appointments.get(i - 1);
            if (earlier.holdsAt(appointments.get(i).from()))
                fault(
                        appointments.get(i),
                        "is appointed from " + appointments.get(i).from() + " while still appointed from "
                                + earlier.from());
        }
    }

    private void fault(Appointment held, String what) {
        faults.add(new Fault(said.line(held), "officer " + officer.id() + " " + what));
    }
}
