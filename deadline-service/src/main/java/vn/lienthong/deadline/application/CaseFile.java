package vn.lienthong.deadline.application;

import java.util.ArrayList;
import java.util.List;
import vn.lienthong.contracts.history.Fact;
import vn.lienthong.contracts.history.History;
import vn.lienthong.deadline.domain.TimeLaw;
import vn.lienthong.deadline.domain.TimeSheet;

/**
 * What deadline knows of one dossier.
 *
 * @param root the code of the root dossier, by which the log is partitioned
 */
public record CaseFile(String dossier, String root, List<Fact> facts) {
    public CaseFile {
        facts = List.copyOf(facts);
    }

    public static CaseFile unknown(String dossier) {
        return new CaseFile(dossier, dossier, List.of());
    }

    public CaseFile with(Fact fact) {
        var more = new ArrayList<>(facts);
        more.add(fact);
        return new CaseFile(dossier, root, more);
    }

    public CaseFile under(String knownRoot) {
        return new CaseFile(dossier, knownRoot, facts);
    }

    public boolean isKnown() {
        return !facts.isEmpty();
    }

    public History history() {
        return History.of(facts);
    }

    public TimeSheet sheet(TimeLaw law) {
        return TimeSheet.of(history(), law);
    }
}
