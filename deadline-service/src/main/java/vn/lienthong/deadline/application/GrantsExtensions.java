package vn.lienthong.deadline.application;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import vn.lienthong.deadline.domain.Rule;
import vn.lienthong.deadline.domain.TimeLaw;
import vn.lienthong.journal.Journal;
import vn.lienthong.journal.consumer.PositionedConsumer;
import vn.lienthong.service.casefile.CaseFile;
import vn.lienthong.service.order.Order;
import vn.lienthong.service.order.Orders;
import vn.lienthong.service.order.Outcome;

/** A person's re-appointment. */
@ApplicationScoped
public class GrantsExtensions {
    private final Orders<Reappointment, Instant, Rule> orders;

    public GrantsExtensions(
            Journal journal,
            KnownFacts facts,
            PositionedConsumer consumer,
            TimeLaw law,
            InstantSource clock,
            MeterRegistry meters) {
        orders = new Orders<>(journal, facts, consumer, new DecidesExtensions(law), clock, meters);
    }

    @PreDestroy
    void close() {
        orders.close();
    }

    /** What is known of the dossier, once the log brings nothing more that matters as of now. */
    public Uni<CaseFile> settled(String dossier) {
        return orders.settled(dossier);
    }

    public Uni<Outcome<Instant, Rule>> carryOut(Order<Reappointment> order) {
        return orders.carryOut(order);
    }
}
