package vn.lienthong.service.casefile;

import java.util.ArrayList;
import java.util.List;
import vn.lienthong.contracts.history.Fact;
import vn.lienthong.contracts.history.History;
import vn.lienthong.contracts.log.LogRecord;

/**
 * What an owner knows of one dossier: the facts that the log has brought, and those it has recorded itself.
 *
 * @param root the code of the root dossier, by which the log is partitioned
 * @param version of the last fact that the owner itself has recorded, 0 before the first
 */
public record CaseFile(String dossier, String root, int version, List<Fact> facts) {
    public CaseFile {
        facts = List.copyOf(facts);
    }

    public static CaseFile unknown(String dossier) {
        return new CaseFile(dossier, dossier, 0, List.of());
    }

    public CaseFile with(Fact fact) {
        return new CaseFile(dossier, root, version, more(List.of(fact)));
    }

    /** @param own what the owner has recorded, in the order of versions */
    public CaseFile withOwn(List<LogRecord> own) {
        var recorded = own.stream()
                .map(record -> Fact.of(record, Fact.NOT_YET_IN_LOG, record.recordedAt()))
                .toList();
        return new CaseFile(dossier, root, own.getLast().streamVersion(), more(recorded));
    }

    public CaseFile under(String knownRoot) {
        return new CaseFile(dossier, knownRoot, version, facts);
    }

    public boolean isKnown() {
        return !facts.isEmpty();
    }

    /** Whether the log owes nothing that is known to be on its way: no reported fact waits for its owner's answer. */
    public boolean isSettled() {
        return isKnown() && history().unanswered().isEmpty();
    }

    public History history() {
        return History.of(facts);
    }

    private List<Fact> more(List<Fact> added) {
        var more = new ArrayList<>(facts);
        more.addAll(added);
        return more;
    }
}
