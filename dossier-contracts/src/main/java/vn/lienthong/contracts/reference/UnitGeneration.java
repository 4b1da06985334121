package vn.lienthong.contracts.reference;

import java.time.LocalDate;
import java.util.List;

/**
 * One generation of an administrative unit (đơn vị hành chính) as it now stands. Codes are used again for other places,
 * so it is named by code and first day.
 *
 * @param name with its level prefix, e.g. "Thị trấn Trâu Quỳ"; the present one
 * @param formerNames those it bore before, in order of time
 * @param parents the units it belonged to, in order of time; empty for a province
 * @param from first day
 * @param to the first day on which it is no more, {@code null} while it lasts
 * @param into codes of the units that took its area over on {@code to}
 * @param desk names its desk hours; {@code null} for those of the unit above
 * @param formerDesks those that it had before, in order of time
 * @param saturday whether its desk also receives on Saturday morning
 * @param note what is not confirmed about it
 */
public record UnitGeneration(
        String code,
        String name,
        List<FormerName> formerNames,
        Level level,
        List<Parent> parents,
        LocalDate from,
        LocalDate to,
        List<String> into,
        String desk,
        List<FormerDesk> formerDesks,
        Boolean saturday,
        String note) {
    /** One whose desk hours never changed. */
    public UnitGeneration(
            String code,
            String name,
            List<FormerName> formerNames,
            Level level,
            List<Parent> parents,
            LocalDate from,
            LocalDate to,
            List<String> into,
            String desk,
            Boolean saturday,
            String note) {
        this(code, name, formerNames, level, parents, from, to, into, desk, null, saturday, note);
    }

    /** Who sends no list or no flag has none: equal generations are equal however they were written. */
    public UnitGeneration {
        formerNames = formerNames == null ? List.of() : List.copyOf(formerNames);
        parents = parents == null ? List.of() : List.copyOf(parents);
        into = into == null ? List.of() : List.copyOf(into);
        formerDesks = formerDesks == null ? List.of() : List.copyOf(formerDesks);
        saturday = Boolean.TRUE.equals(saturday);
    }

    /** A name and the first day on which it was borne no more. */
    public record FormerName(String name, LocalDate until) {}

    /** Desk hours and the first day on which they no longer held. */
    public record FormerDesk(String desk, LocalDate until) {}

    /** A unit it belonged to, and since when. */
    public record Parent(String of, LocalDate from) {}
}
