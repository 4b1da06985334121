package vn.lienthong.reporting.domain;

import java.util.List;
import vn.lienthong.contracts.value.Passing;

/**
 * What a unit that ended had in a dossier and nobody is assigned to yet (chưa phân bổ).
 *
 * @param candidates codes of the units that took the area over
 */
public record Unassigned(String fromUnit, List<String> candidates) {
    static Unassigned of(Passing passing) {
        return new Unassigned(passing.fromUnit(), passing.candidates());
    }
}
