package vn.lienthong.routing.application;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import vn.lienthong.contracts.log.LogRecord;
import vn.lienthong.journal.Journal;
import vn.lienthong.journal.consumer.PositionedConsumer;
import vn.lienthong.routing.domain.Assignment;
import vn.lienthong.routing.domain.Decision.Accepted;
import vn.lienthong.routing.domain.Decision.Rejected;
import vn.lienthong.routing.domain.Dossier;
import vn.lienthong.routing.domain.Units;
import vn.lienthong.service.casefile.CaseFile;
import vn.lienthong.service.order.Order;
import vn.lienthong.service.order.OrderDecider;
import vn.lienthong.service.order.Orders;
import vn.lienthong.service.order.Outcome;
import vn.lienthong.service.order.Ruling;

/** What operators assign: a dossier that waits since the unit that had it ended. */
@ApplicationScoped
public class AssignsResponsibility {
    private final Orders<Assignment, String, Rejected> orders;

    public AssignsResponsibility(
            Journal journal,
            KnownFacts facts,
            PositionedConsumer consumer,
            Units units,
            InstantSource clock,
            MeterRegistry meters) {
        orders = new Orders<>(journal, facts, consumer, new Decider(units), clock, meters);
    }

    @PreDestroy
    void close() {
        orders.close();
    }

    public Uni<Outcome<String, Rejected>> carryOut(Order<Assignment> order) {
        return orders.carryOut(order);
    }

    private record Decider(Units units) implements OrderDecider<Assignment, String, Rejected> {
        @Override
        public Ruling<Rejected> decide(Assignment assignment, CaseFile file, Instant now) {
            return switch (assignment.decide(file.history(), units, now)) {
                case Rejected no -> new Ruling.Refused<>(no);
                case Accepted yes -> new Ruling.Granted<>(yes.fact(), yes.time(), yes.flags());
            };
        }

        /** The holder as of the assignment. */
        @Override
        public String detail(CaseFile file, LogRecord fact) {
            return Dossier.asOf(file.history(), fact.time()).holder().orElse(null);
        }
    }
}
