package vn.lienthong.deadline.application;

import io.smallrye.mutiny.Multi;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.Stream;
import vn.lienthong.contracts.event.DueDateMoved;
import vn.lienthong.deadline.domain.Recount;
import vn.lienthong.deadline.domain.TimeLaw;

/** Carries out a {@link Recount} on all open dossiers. */
@ApplicationScoped
public class MovesDueDates {
    private final GoesThroughDossiers dossiers;
    private final KnownFacts facts;
    private final TimeLaw law;

    public MovesDueDates(GoesThroughDossiers dossiers, KnownFacts facts, TimeLaw law) {
        this.dossiers = dossiers;
        this.facts = facts;
        this.law = law;
    }

    /**
     * What became of a batch of dossiers that may be open.
     *
     * @param kept due dates that stay because they have passed, or would have where they would go
     * @param failed how many could not be judged; their due dates stay
     * @param quarantined how many were passed over, as facts of them wait
     */
    public record Batch(List<Moved> moved, int examined, int kept, int failed, int quarantined) {
        static Batch of(GoesThroughDossiers.Batch batch) {
            var moved = batch.decided().stream().flatMap(Moved::of).toList();
            return new Batch(moved, batch.examined(), batch.kept(), batch.failed(), batch.quarantined());
        }
    }

    /** What became of all batches so far. */
    public record Counts(int examined, int moved, int kept, int failed, int quarantined) {
        public static final Counts NONE = new Counts(0, 0, 0, 0, 0);

        public Counts plus(Batch batch) {
            return new Counts(
                    examined + batch.examined(),
                    moved + batch.moved().size(),
                    kept + batch.kept(),
                    failed + batch.failed(),
                    quarantined + batch.quarantined());
        }
    }

    public record Moved(String dossier, DueDateMoved move) {
        static Stream<Moved> of(GoesThroughDossiers.Decided decided) {
            return decided.sayings().stream()
                    .map(saying -> new Moved(decided.dossier(), (DueDateMoved) saying.event()));
        }
    }

    /**
     * @param actor who ordered it
     * @param dryRun to say only what would move
     */
    public record Order(Recount change, String actor, boolean dryRun) {}

    public Multi<Batch> carryOut(Order order) {
        var ofOpen = new GoesThroughDossiers.Order(
                facts::mayBeOpen,
                (history, now) -> verdict(order.change().of(history, law, now)),
                order.actor(),
                order.dryRun());
        return dossiers.carryOut(ofOpen).map(Batch::of);
    }

    private static GoesThroughDossiers.Verdict verdict(Recount.Outcome outcome) {
        return new GoesThroughDossiers.Verdict(outcome.moves(), outcome.kept());
    }
}
