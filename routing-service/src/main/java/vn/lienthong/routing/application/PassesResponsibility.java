package vn.lienthong.routing.application;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import vn.lienthong.contracts.event.FactCorrected;
import vn.lienthong.contracts.history.History;
import vn.lienthong.contracts.log.Draft;
import vn.lienthong.contracts.value.Passing;
import vn.lienthong.journal.Journal;
import vn.lienthong.journal.consumer.PositionedConsumer;
import vn.lienthong.routing.domain.Dossier;
import vn.lienthong.routing.domain.Reorganisation;
import vn.lienthong.service.casefile.CaseFile;
import vn.lienthong.service.order.OrderForMany;
import vn.lienthong.service.order.OrderForMany.Voice;
import vn.lienthong.service.order.OrdersForMany;

/** Carries out a {@link Reorganisation} on all dossiers that were open when the units ended. */
@ApplicationScoped
public class PassesResponsibility {
    private final KnownFacts facts;
    private final OrdersForMany<Passed> orders;

    public PassesResponsibility(Journal journal, KnownFacts facts, PositionedConsumer consumer, InstantSource clock) {
        this.facts = facts;
        this.orders = new OrdersForMany<>(journal, facts, consumer, clock);
    }

    /**
     * @param actor who ordered it
     * @param dryRun to say only what would pass
     */
    public record Order(Reorganisation reorganisation, String actor, boolean dryRun) {}

    /** @param passings at least one, none of which was said before */
    public record Passed(String dossier, List<Passing> passings) {}

    public Multi<OrdersForMany.Batch<Passed>> carryOut(Order order) {
        return orders.carryOut(new OfOpen(order, facts));
    }

    private record OfOpen(Order order, KnownFacts facts) implements OrderForMany<Passed> {
        @Override
        public Uni<List<String>> concerned(SqlConnection tx, int shard, String after, int limit) {
            return facts.mayHaveBeenOpen(tx, order.reorganisation().at(), shard, after, limit);
        }

        @Override
        public Uni<Decider<Passed>> decider(SqlConnection tx, int shard) {
            return Uni.createFrom().item((file, now, voice) -> decide(order, file, now, voice));
        }

        @Override
        public boolean dryRun() {
            return order.dryRun();
        }
    }

    private static Optional<Passed> decide(Order order, CaseFile file, Instant now, Voice voice) {
        var history = file.history();
        var passings = order.reorganisation().of(history);
        if (passings.isEmpty()) return Optional.empty();
        voice.say(List.of(draft(order, file, history, passings, now)));
        return Optional.of(new Passed(file.dossier(), passings));
    }

    /** One fact says all that passed on a day: where it is known, it is corrected. */
    private static Draft draft(Order order, CaseFile file, History history, List<Passing> more, Instant now) {
        var reorganisation = order.reorganisation();
        var said = Reorganisation.said(history, reorganisation.on());
        var passed = Reorganisation.with(said, reorganisation.on(), more);
        var unit = Dossier.before(history, reorganisation.at()).holder().orElse(null);
        var correction = said.map(fact -> FactCorrected.reading(fact.id(), fact.time(), passed, null));
        return new Draft(
                correction.isPresent() ? correction.get() : passed,
                file.dossier(),
                file.root(),
                correction.isPresent() ? now : reorganisation.at(),
                unit,
                order.actor(),
                null,
                null,
                null,
                Set.of(),
                null,
                null);
    }
}
