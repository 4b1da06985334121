package vn.lienthong.deadline.application;

import io.smallrye.mutiny.Multi;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import vn.lienthong.deadline.domain.Incident;
import vn.lienthong.deadline.domain.Saying;
import vn.lienthong.deadline.domain.TimeLaw;

/** Lets the clocks stand still of all dossiers that an {@link Incident} has hit, until the moment of recovery. */
@ApplicationScoped
public class SuspendsClocks {
    private final GoesThroughDossiers dossiers;
    private final KnownFacts facts;
    private final TimeLaw law;

    public SuspendsClocks(GoesThroughDossiers dossiers, KnownFacts facts, TimeLaw law) {
        this.dossiers = dossiers;
        this.facts = facts;
        this.law = law;
    }

    /**
     * What became of a batch of dossiers that may have been open.
     *
     * @param failed how many could not be judged; their clocks ran on
     * @param quarantined how many were passed over, as facts of them wait
     */
    public record Batch(List<Suspended> suspended, int examined, int failed, int quarantined) {
        static Batch of(GoesThroughDossiers.Batch batch) {
            var suspended = batch.decided().stream().map(Suspended::of).toList();
            return new Batch(suspended, batch.examined(), batch.failed(), batch.quarantined());
        }
    }

    /** Its clocks stood still, or those it still had when it was closed. */
    public record Suspended(String dossier, Instant from, Instant to) {
        static Suspended of(GoesThroughDossiers.Decided decided) {
            var times = decided.sayings().stream().map(Saying::time).toList();
            return new Suspended(decided.dossier(), times.getFirst(), times.getLast());
        }
    }

    /**
     * @param actor who ordered it
     * @param dryRun to say only whose clocks would stand still
     */
    public record Order(Incident incident, String actor, boolean dryRun) {}

    public Multi<Batch> carryOut(Order order) {
        var incident = order.incident();
        var ofHit = new GoesThroughDossiers.Order(
                (tx, shard, after, limit) -> facts.mayHaveBeenOpen(tx, incident.from(), shard, after, limit),
                (history, now) -> new GoesThroughDossiers.Verdict(incident.stops(history, law), 0),
                order.actor(),
                order.dryRun());
        return dossiers.carryOut(ofHit).map(Batch::of);
    }
}
