package vn.lienthong.catalogue;

import java.time.LocalDate;
import java.util.List;
import vn.lienthong.contracts.reference.OfficerDescription;
import vn.lienthong.contracts.reference.OfficerDescription.Appointment;

/** An officer as a file writes it, with the appointments that the file speaks of; others are as known. */
public record OfficerRow(String id, List<Stated> appointments) {

    /**
     * An appointment is known by its first day. A room or an end that is {@code null} was left out: then it is as known.
     *
     * @param line on which it begins
     */
    public record Stated(int line, String unit, String room, String position, LocalDate from, LocalDate to) {
        static Stated read(Keyed row) {
            row.require("unit", "position", "from");
            var stated = new Stated(
                    row.line(),
                    row.code("unit"),
                    row.code("room"),
                    row.term("position"),
                    row.day("from"),
                    row.day("to"));
            row.nothingElse();
            return stated;
        }

        Appointment appointed() {
            return new Appointment(unit, room, position, from, to);
        }

        Appointment over(Appointment known) {
            return new Appointment(
                    unit, room == null ? known.room() : room, position, from, to == null ? known.to() : to);
        }
    }

    static OfficerRow read(Keyed row) {
        row.require("id", "appointments");
        row.requireSome("appointments");
        return new OfficerRow(
                row.code("id"),
                row.listed("appointments").orElse(List.of()).stream()
                        .map(Stated::read)
                        .toList());
    }

    boolean speaksOf(Appointment held) {
        return appointments.stream().anyMatch(stated -> stated.from().equals(held.from()));
    }

    /** Where the row speaks of the appointment; of one that it leaves out, the first line. */
    int line(Appointment held) {
        return appointments.stream()
                .filter(stated -> stated.from().equals(held.from()))
                .findFirst()
                .orElse(appointments.getFirst())
                .line();
    }

    /** As it stands if nothing is known of it yet. */
    OfficerDescription appointed() {
        return new OfficerDescription(
                id, appointments.stream().map(Stated::appointed).toList());
    }
}
