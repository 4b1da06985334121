package vn.lienthong.routing.domain;

/** A dossier on its way between two units; {@code leg} is {@code null} where none was named. */
public record Handover(String fromUnit, String toUnit, String leg) {
    boolean answers(String unit, String namedLeg) {
        return toUnit.equals(unit) && (namedLeg == null || leg == null || leg.equals(namedLeg));
    }
}
