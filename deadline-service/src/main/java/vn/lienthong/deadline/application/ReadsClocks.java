package vn.lienthong.deadline.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import vn.lienthong.journal.Journal;
import vn.lienthong.service.casefile.CaseFile;

/** The facts of a dossier as they stand, for those who only look. */
@ApplicationScoped
public class ReadsClocks {
    private final Journal journal;
    private final KnownFacts facts;

    public ReadsClocks(Journal journal, KnownFacts facts) {
        this.journal = journal;
        this.facts = facts;
    }

    /** An unknown dossier has no facts. */
    public Uni<CaseFile> of(String dossier) {
        return journal.inTransaction(tx -> facts.load(tx, List.of(dossier))).map(known -> known.get(dossier));
    }
}
