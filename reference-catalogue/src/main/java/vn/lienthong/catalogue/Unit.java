package vn.lienthong.catalogue;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import vn.lienthong.contracts.reference.AgencyDescription;
import vn.lienthong.contracts.reference.Level;
import vn.lienthong.contracts.reference.UnitGeneration;
import vn.lienthong.contracts.reference.UnitGeneration.FormerName;
import vn.lienthong.workingtime.DeskHours;

/**
 * One generation of an administrative unit (đơn vị hành chính), or of an agency (cơ quan) that belongs to one: whoever
 * may hold a dossier. Codes are used again for other places, so the key is code and first day.
 *
 * @param validTo the first day on which it is no more, or {@code null} while it lasts
 * @param name with its level prefix, e.g. "Thị trấn Trâu Quỳ"; the present one
 * @param formerNames those it bore before, in order of time
 * @param kind what an agency is, e.g. {@code POLICE}; {@code null} for a unit
 * @param parents the units it belonged to, in order of time; empty for a province
 * @param successors codes of the units that took its area over on {@code validTo}
 * @param hours its desk hours; the Saturday morning only where it receives then
 * @param formerHours those that it had before, in order of time
 */
public record Unit(
        String code,
        LocalDate validFrom,
        LocalDate validTo,
        String name,
        List<FormerName> formerNames,
        Level level,
        String kind,
        List<Parent> parents,
        List<String> successors,
        DeskHours hours,
        List<FormerHours> formerHours) {

    /** Desk hours and the first day on which they no longer held. */
    public record FormerHours(DeskHours hours, LocalDate until) {}

    /** A dated edge of the hierarchy. */
    public record Parent(String code, LocalDate from) {}

    /**
     * @param desk its desk hours, with a Saturday morning whether it receives then or not
     * @param before those that it had before
     */
    static Unit of(UnitGeneration unit, DeskHours desk, List<FormerHours> before) {
        return new Unit(
                unit.code(),
                unit.from(),
                unit.to(),
                unit.name(),
                unit.formerNames(),
                unit.level(),
                null,
                unit.parents().stream()
                        .map(edge -> new Parent(edge.of(), edge.from()))
                        .toList(),
                unit.into(),
                received(unit, desk),
                before.stream()
                        .map(former -> new FormerHours(received(unit, former.hours()), former.until()))
                        .toList());
    }

    private static DeskHours received(UnitGeneration unit, DeskHours desk) {
        return unit.saturday() ? desk : onWorkingDays(desk);
    }

    /** @param hours its desk hours, and those that it had before */
    static Unit of(AgencyDescription agency, DeskHours hours, List<FormerHours> before) {
        return new Unit(
                agency.code(),
                agency.from(),
                agency.to(),
                agency.name(),
                List.of(),
                Level.AGENCY,
                agency.kind(),
                List.of(new Parent(agency.unit(), agency.from())),
                agency.into(),
                hours,
                before);
    }

    static DeskHours onWorkingDays(DeskHours desk) {
        return new DeskHours(desk.morning(), desk.afternoon(), null);
    }

    /** {@code code@first-day}: names this generation for ever. */
    public String key() {
        return code + "@" + validFrom;
    }

    public boolean existsAt(LocalDate day) {
        return !day.isBefore(validFrom) && (validTo == null || day.isBefore(validTo));
    }

    /** The name it bore on that day. */
    public String nameAt(LocalDate day) {
        return nameAt(formerNames, name, day);
    }

    static String nameAt(List<FormerName> formerNames, String name, LocalDate day) {
        return formerNames.stream()
                .filter(former -> day.isBefore(former.until()))
                .map(FormerName::name)
                .findFirst()
                .orElse(name);
    }

    /** The desk hours that it had on that day. */
    public DeskHours hoursAt(LocalDate day) {
        return formerHours.stream()
                .filter(former -> day.isBefore(former.until()))
                .map(FormerHours::hours)
                .findFirst()
                .orElse(hours);
    }

    /** The code of the unit it belongs to on that day. */
    public Optional<String> parentAt(LocalDate day) {
        return parents.reversed().stream()
                .filter(edge -> !day.isBefore(edge.from()))
                .map(Parent::code)
                .findFirst();
    }
}
