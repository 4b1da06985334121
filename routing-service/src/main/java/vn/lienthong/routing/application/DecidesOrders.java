package vn.lienthong.routing.application;

import java.time.Instant;
import vn.lienthong.contracts.log.LogRecord;
import vn.lienthong.routing.domain.Decision.Accepted;
import vn.lienthong.routing.domain.Decision.Rejected;
import vn.lienthong.routing.domain.Dossier;
import vn.lienthong.routing.domain.Request;
import vn.lienthong.routing.domain.Routing;
import vn.lienthong.service.casefile.CaseFile;
import vn.lienthong.service.order.OrderDecider;
import vn.lienthong.service.order.Ruling;

/** Decides people's orders; the answer tells the unit that has the dossier after it. */
final class DecidesOrders implements OrderDecider<Handling, String, Rejected> {
    private final Routing routing;

    DecidesOrders(Routing routing) {
        this.routing = routing;
    }

    @Override
    public Ruling<Rejected> decide(Handling handling, CaseFile file, Instant now) {
        var command = routing.signed(handling.command(), handling.officer(), now);
        var request = new Request(command, now, now, handling.manner());
        return switch (routing.decide(file.history(), request)) {
            case Rejected no -> new Ruling.Refused<>(no);
            case Accepted yes -> new Ruling.Granted<>(yes.fact(), yes.time(), yes.flags());
        };
    }

    /** The holder as of the fact's own time. */
    @Override
    public String detail(CaseFile file, LogRecord fact) {
        return Dossier.asOf(file.history(), fact.time()).holder().orElse(null);
    }
}
