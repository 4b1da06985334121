package vn.lienthong.routing.adapter;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import vn.lienthong.contracts.event.DossierEvent;
import vn.lienthong.contracts.event.DossierReceived;
import vn.lienthong.contracts.event.FactReported;
import vn.lienthong.contracts.log.Draft;
import vn.lienthong.contracts.log.Json;
import vn.lienthong.contracts.log.LogRecord;
import vn.lienthong.contracts.value.Channel;
import vn.lienthong.contracts.value.Owner;
import vn.lienthong.contracts.value.PostId;
import vn.lienthong.service.testing.OwnerStandIn;

/** What intake says of dossiers of Trâu Quỳ comes to routing by the real log. */
final class Intake {
    static final String WARD = "00565";
    static final String OTHER_WARD = "00577";
    static final String ABOVE = "01";
    private static final String SOURCE = "urn:vn:motcua:trau-quy";
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private Intake() {}

    /** A code that no test has used. */
    static String freshCode() {
        return "018.00565-170306-%05d".formatted(NUMBER.incrementAndGet());
    }

    static LogRecord receive(String dossier, Instant time) {
        return say(dossier, time, reception("2.000815", null));
    }

    static LogRecord receiveForUnitAbove(String dossier, Instant time) {
        return say(dossier, time, reception("1.001776", ABOVE));
    }

    static LogRecord report(String dossier, Instant time, String factType, String data) {
        try {
            return say(dossier, time, new FactReported(factType, Json.mapper().readTree(data)));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** Returns the fact when it stands in the log. */
    static LogRecord say(String dossier, Instant time, DossierEvent event) {
        var origin = new PostId(SOURCE, "post-" + NUMBER.incrementAndGet());
        var draft = new Draft(event, dossier, dossier, time, WARD, "cb-01", null, null, origin, Set.of(), null, null);
        var intake = OwnerStandIn.of(Owner.INTAKE);
        return intake.sent(intake.say(draft));
    }

    private static DossierReceived reception(String procedure, String resolvingUnit) {
        return new DossierReceived(
                WARD, procedure, "CT", Channel.DIRECT, resolvingUnit, null, "cb-01", null, null, null, null, null);
    }
}
