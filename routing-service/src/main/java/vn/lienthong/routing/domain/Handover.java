package vn.lienthong.routing.domain;

import vn.lienthong.contracts.event.ResponsibilityPassed;

/** A dossier on its way between two units; {@code leg} is {@code null} where none was named. */
public record Handover(String fromUnit, String toUnit, String leg) {
    Handover passed(ResponsibilityPassed event) {
        return new Handover(event.after(fromUnit), event.after(toUnit), leg);
    }

    boolean answers(String unit, String namedLeg) {
        return toUnit.equals(unit) && (namedLeg == null || leg == null || leg.equals(namedLeg));
    }
}
