package vn.lienthong.reporting.domain;

import java.util.SortedSet;
import java.util.TreeSet;
import vn.lienthong.contracts.history.ChainOfCustody;

/**
 * The units that had to do with a dossier, by what was recorded and by what it reads now: whose doing was annulled or
 * corrected can still read what became of it.
 */
final class Involved {
    private Involved() {}

    static SortedSet<String> units(Dossier dossier) {
        var units = new TreeSet<>(ChainOfCustody.of(dossier.facts()).units());
        units.addAll(ChainOfCustody.of(dossier.history().facts()).units());
        return units;
    }
}
