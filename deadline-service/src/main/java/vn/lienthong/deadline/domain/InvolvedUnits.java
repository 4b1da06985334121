package vn.lienthong.deadline.domain;

import java.util.LinkedHashSet;
import java.util.Set;
import vn.lienthong.contracts.history.ChainOfCustody;
import vn.lienthong.contracts.history.History;

/** The units that have to do with a dossier. */
public final class InvolvedUnits {
    private InvolvedUnits() {}

    /** Those that truly had it or are to resolve it, and those that have a leg of it. */
    public static Set<String> in(History history, TimeSheet sheet) {
        if (sheet.beginning() == null) return Set.of();
        var units = new LinkedHashSet<>(ChainOfCustody.of(history.facts()).units());
        for (var leg : sheet.legs()) units.add(leg.unit());
        return units;
    }
}
