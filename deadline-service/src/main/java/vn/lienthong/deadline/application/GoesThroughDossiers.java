package vn.lienthong.deadline.application;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import vn.lienthong.contracts.history.History;
import vn.lienthong.contracts.log.Draft;
import vn.lienthong.deadline.domain.Consequences;
import vn.lienthong.deadline.domain.NoticeRules;
import vn.lienthong.deadline.domain.Saying;
import vn.lienthong.deadline.domain.TimeLaw;
import vn.lienthong.deadline.domain.TimeSheet;
import vn.lienthong.journal.Journal;
import vn.lienthong.journal.consumer.PositionedConsumer;
import vn.lienthong.service.casefile.CaseFile;
import vn.lienthong.service.order.OrderForMany;
import vn.lienthong.service.order.OrdersForMany;

/**
 * Decides what was ordered for many dossiers, and what follows from that: both are said in one transaction, and the notices
 * to come noted down anew.
 */
@ApplicationScoped
public class GoesThroughDossiers {
    private final OrdersForMany<Decided> orders;
    private final DueInstants dueInstants;
    private final Sources sources;
    private final TimeLaw law;

    public GoesThroughDossiers(
            Journal journal,
            KnownFacts facts,
            DueInstants dueInstants,
            Sources sources,
            PositionedConsumer consumer,
            TimeLaw law,
            InstantSource clock) {
        this.orders = new OrdersForMany<>(journal, facts, consumer, clock);
        this.dueInstants = dueInstants;
        this.sources = sources;
        this.law = law;
    }

    /** The next dossiers of a shard that an order may concern, by code, after that one. */
    interface Concerned {
        Uni<List<String>> next(SqlConnection tx, int shard, String after, int limit);
    }

    /** What is decided of a dossier now; nothing where the order has been carried out. */
    interface Decider {
        Verdict decide(History history, Instant now);
    }

    /** @param kept how much of it stays as it is though the order speaks of it */
    record Verdict(List<Saying> sayings, int kept) {}

    /**
     * @param actor who ordered it
     * @param dryRun to say only what would be decided
     */
    record Order(Concerned concerned, Decider decider, String actor, boolean dryRun) {}

    /**
     * What became of a batch of dossiers that may be concerned.
     *
     * @param kept how much stays as it is though the order speaks of it
     * @param failed how many could not be judged; of them nothing was decided
     * @param quarantined how many of the shard were passed over, as facts of them wait, whether it concerns them or not
     */
    record Batch(List<Decided> decided, int examined, int kept, int failed, int quarantined) {
        static Batch of(OrdersForMany.Batch<Decided> batch) {
            var decided = batch.decided().stream().filter(Decided::isAnything).toList();
            var kept = batch.decided().stream().mapToInt(Decided::kept).sum();
            return new Batch(decided, batch.examined(), kept, batch.failed(), batch.quarantined());
        }
    }

    /** @param upcoming the notices that the dossier will be given now */
    record Decided(String dossier, List<Saying> sayings, int kept, List<DueInstant> upcoming) {
        boolean isAnything() {
            return !sayings.isEmpty();
        }
    }

    Multi<Batch> carryOut(Order order) {
        return orders.carryOut(new Ordered(order)).map(Batch::of);
    }

    private final class Ordered implements OrderForMany<Decided> {
        private final Order order;

        Ordered(Order order) {
            this.order = order;
        }

        @Override
        public Uni<List<String>> concerned(SqlConnection tx, int shard, String after, int limit) {
            return order.concerned().next(tx, shard, after, limit);
        }

        @Override
        public Uni<OrderForMany.Decider<Decided>> decider(SqlConnection tx, int shard) {
            return sources.completeUpTo(tx, Set.of(shard))
                    .map(complete -> new AwaitedSources(complete, law))
                    .map(awaited -> (file, now, voice) -> Optional.of(decide(file, shard, awaited, now, voice)));
        }

        @Override
        public Uni<Void> keep(SqlConnection tx, List<Decided> all) {
            var decided = all.stream().filter(Decided::isAnything).toList();
            return dueInstants.replace(
                    tx,
                    decided.stream().map(Decided::dossier).toList(),
                    decided.stream().flatMap(one -> one.upcoming().stream()).toList());
        }

        @Override
        public boolean dryRun() {
            return order.dryRun();
        }

        private Decided decide(CaseFile file, int shard, AwaitedSources awaited, Instant now, Voice voice) {
            var verdict = order.decider().decide(file.history(), now);
            if (verdict.sayings().isEmpty()) return new Decided(file.dossier(), List.of(), verdict.kept(), List.of());
            var ordered = voice.say(drafts(file, verdict.sayings(), order.actor()));
            var after = voice.say(consequences(ordered, now));
            return new Decided(file.dossier(), verdict.sayings(), verdict.kept(), upcoming(after, shard, now, awaited));
        }
    }

    private List<Draft> drafts(CaseFile file, List<Saying> sayings, String actor) {
        var sheet = TimeSheet.of(file.history(), law);
        return sayings.stream()
                .map(saying -> Drafts.ordered(file, sheet, saying, actor))
                .toList();
    }

    /** What follows from the last that was decided. */
    private List<Draft> consequences(CaseFile file, Instant now) {
        var history = file.history();
        var sheet = TimeSheet.of(history, law);
        var cause = file.facts().getLast().id();
        return Stream.concat(
                        Consequences.toSay(history, sheet, now, cause).stream(),
                        NoticeRules.withdrawn(history, sheet, cause).stream())
                .map(saying -> Drafts.own(file, sheet, saying))
                .toList();
    }

    private List<DueInstant> upcoming(CaseFile file, int shard, Instant now, AwaitedSources awaited) {
        var history = file.history();
        return DueInstant.of(file, history, TimeSheet.of(history, law), shard, now, awaited);
    }
}
