package vn.lienthong.catalogue;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import vn.lienthong.contracts.reference.Level;
import vn.lienthong.workingtime.DeskHours;

/**
 * One generation of an administrative unit (đơn vị hành chính). Codes are used again for other places, so the key is
 * code and first day.
 *
 * @param validTo the first day on which it is no more, or {@code null} while it lasts
 * @param name with its level prefix, e.g. "Thị trấn Trâu Quỳ"
 * @param parents the units it belonged to, in order of time; empty for a province
 * @param successors codes of the units that took its area over on {@code validTo}
 * @param hours its desk hours; the Saturday morning only where it receives then
 */
public record Unit(
        String code,
        LocalDate validFrom,
        LocalDate validTo,
        String name,
        Level level,
        List<Parent> parents,
        List<String> successors,
        DeskHours hours) {

    /** A dated edge of the hierarchy. */
    public record Parent(String code, LocalDate from) {}

    /** {@code code@first-day}: names this generation for ever. */
    public String key() {
        return code + "@" + validFrom;
    }

    public boolean existsAt(LocalDate day) {
        return !day.isBefore(validFrom) && (validTo == null || day.isBefore(validTo));
    }

    /** The code of the unit it belongs to on that day. */
    public Optional<String> parentAt(LocalDate day) {
        return parents.reversed().stream()
                .filter(edge -> !day.isBefore(edge.from()))
                .map(Parent::code)
                .findFirst();
    }
}
