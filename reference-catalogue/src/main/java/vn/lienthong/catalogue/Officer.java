package vn.lienthong.catalogue;

import java.time.LocalDate;
import vn.lienthong.contracts.reference.OfficerDescription.Appointment;

/**
 * An officer as appointed on a day.
 *
 * @param unit code of a unit or an agency
 * @param room code of a part of it, or {@code null}
 * @param position code of what the officer does there
 * @param from first day of the appointment
 * @param to the first day on which it no longer holds, or {@code null}
 */
public record Officer(String id, String unit, String room, String position, LocalDate from, LocalDate to) {
    static Officer of(String id, Appointment held) {
        return new Officer(id, held.unit(), held.room(), held.position(), held.from(), held.to());
    }
}
