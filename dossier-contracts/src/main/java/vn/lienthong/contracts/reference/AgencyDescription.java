package vn.lienthong.contracts.reference;

import java.time.LocalDate;
import java.util.List;

/**
 * An agency (cơ quan) that is no administrative unit but takes part in procedures, as it now stands: police, social
 * insurance, tax, land registration and others. It is known by its code and first day. One that passes to another unit
 * ends there and begins anew.
 *
 * @param kind code of what it is, e.g. {@code POLICE}
 * @param unit code of the administrative unit it belongs to; it serves everything in that unit
 * @param from first day
 * @param to the first day on which it is no more, {@code null} while it lasts
 * @param into codes of the agencies that took its work over on {@code to}
 * @param desk names its desk hours on working days; {@code null} for those of its unit, Saturday mornings and all
 * @param note what is not confirmed about it
 */
public record AgencyDescription(
        String code,
        String name,
        String kind,
        String unit,
        LocalDate from,
        LocalDate to,
        List<String> into,
        String desk,
        List<Room> rooms,
        String note) {

    /** Who sends no list has none: equal agencies are equal however they were written. */
    public AgencyDescription {
        into = into == null ? List.of() : List.copyOf(into);
        rooms = rooms == null ? List.of() : List.copyOf(rooms);
    }

    public boolean existsAt(LocalDate day) {
        return !day.isBefore(from) && (to == null || day.isBefore(to));
    }

    /** A part of it that officers belong to (phòng, bộ phận). */
    public record Room(String code, String name) {}
}
