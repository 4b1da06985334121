package vn.lienthong.deadline.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import vn.lienthong.journal.Journal;

/** The facts of a dossier as they stand, for those who only look. */
@ApplicationScoped
public class ReadsClocks {
    private final Journal journal;
    private final CaseFiles files;

    public ReadsClocks(Journal journal, CaseFiles files) {
        this.journal = journal;
        this.files = files;
    }

    /** An unknown dossier has no facts. */
    public Uni<CaseFile> of(String dossier) {
        return journal.pool()
                .withTransaction(tx -> files.load(tx, List.of(dossier)))
                .map(known -> known.get(dossier));
    }
}
