package vn.lienthong.deadline.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import vn.lienthong.contracts.event.DossierReceived;
import vn.lienthong.contracts.history.Fact;
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

    /** The fact that called for the part of a group that this is, in its group; empty for every other dossier. */
    public Uni<Optional<Fact>> callFor(CaseFile file) {
        var part = file.facts().stream()
                .map(Fact::event)
                .flatMap(event -> event instanceof DossierReceived received ? Stream.of(received) : Stream.empty())
                .filter(received -> received.part() != null)
                .findFirst();
        return part.map(received -> of(received.parent()).map(group -> called(group, received.part())))
                .orElseGet(() -> Uni.createFrom().item(Optional.empty()));
    }

    private static Optional<Fact> called(CaseFile group, String opened) {
        return group.facts().stream().filter(fact -> fact.id().equals(opened)).findFirst();
    }

    /** An unknown dossier has no facts. */
    public Uni<CaseFile> of(String dossier) {
        return journal.inTransaction(tx -> facts.load(tx, List.of(dossier))).map(known -> known.get(dossier));
    }
}
