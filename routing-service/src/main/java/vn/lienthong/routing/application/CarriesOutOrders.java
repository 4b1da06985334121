package vn.lienthong.routing.application;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import vn.lienthong.journal.Journal;
import vn.lienthong.journal.consumer.PositionedConsumer;
import vn.lienthong.routing.domain.Decision.Rejected;
import vn.lienthong.routing.domain.Routing;
import vn.lienthong.service.order.Order;
import vn.lienthong.service.order.Orders;
import vn.lienthong.service.order.Outcome;

/** What officers order: handed over, taken over, sent back, completed, resolved, stopped. */
@ApplicationScoped
public class CarriesOutOrders {
    private final Orders<Handling, String, Rejected> orders;

    public CarriesOutOrders(
            Journal journal,
            KnownFacts facts,
            PositionedConsumer consumer,
            Routing routing,
            InstantSource clock,
            MeterRegistry meters) {
        orders = new Orders<>(journal, facts, consumer, new DecidesOrders(routing), clock, meters);
    }

    @PreDestroy
    void close() {
        orders.close();
    }

    public Uni<Outcome<String, Rejected>> carryOut(Order<Handling> order) {
        return orders.carryOut(order);
    }
}
