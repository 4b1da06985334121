package vn.lienthong.routing.application;

import java.util.ArrayList;
import java.util.List;
import vn.lienthong.contracts.history.Fact;
import vn.lienthong.contracts.history.History;

/**
 * What routing knows of one dossier.
 *
 * @param root the code of the root dossier, by which the log is partitioned
 * @param version of the last fact that routing itself has recorded, 0 before the first
 */
public record CaseFile(String dossier, String root, int version, List<Fact> facts) {
    public CaseFile {
        facts = List.copyOf(facts);
    }

    public static CaseFile unknown(String dossier) {
        return new CaseFile(dossier, dossier, 0, List.of());
    }

    public CaseFile with(Fact fact) {
        var more = new ArrayList<>(facts);
        more.add(fact);
        return new CaseFile(dossier, root, version, more);
    }

    public CaseFile under(String knownRoot) {
        return new CaseFile(dossier, knownRoot, version, facts);
    }

    public History history() {
        return History.of(facts);
    }
}
