package vn.lienthong.contracts.reference;

import java.time.LocalDate;
import java.util.List;

/**
 * An officer (cán bộ, công chức) with all appointments as they now stand, in order of time. Who it is nobody says here.
 *
 * @param id as facts name officers, e.g. {@code cb-01}; one officer's within the whole suite
 */
public record OfficerDescription(String id, List<Appointment> appointments) {
    public OfficerDescription {
        appointments = appointments == null ? List.of() : List.copyOf(appointments);
    }

    /**
     * What an officer is from a day on.
     *
     * @param unit code of a unit or an agency
     * @param room code of a part of it, {@code null} if it has none
     * @param position code of what the officer does there, e.g. {@code LEADER}
     * @param from first day
     * @param to the first day on which it no longer holds, {@code null} while it lasts
     */
    public record Appointment(String unit, String room, String position, LocalDate from, LocalDate to) {
        public boolean holdsAt(LocalDate day) {
            return !day.isBefore(from) && (to == null || day.isBefore(to));
        }
    }
}
