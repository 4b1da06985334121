package vn.lienthong.intake;

import java.time.Instant;
import java.util.Set;
import vn.lienthong.contracts.event.RoutingEvent;
import vn.lienthong.contracts.log.Draft;
import vn.lienthong.contracts.value.Flag;
import vn.lienthong.contracts.value.Owner;
import vn.lienthong.contracts.value.PostId;
import vn.lienthong.service.testing.OwnerStandIn;

/** What routing says of dossiers comes to intake by the real log. */
public final class RoutingStandIn {
    private RoutingStandIn() {}

    /**
     * @param causation the FactReported it answers, {@code null} if none
     * @return the event id of what now stands in the log
     */
    public static String routingSays(
            String dossier, Instant time, String causation, PostId origin, RoutingEvent event, Flag... flags) {
        var routing = OwnerStandIn.of(Owner.ROUTING);
        var said = routing.say(new Draft(
                event, dossier, dossier, time, "00565", "cb-01", causation, null, origin, Set.of(flags), null, null));
        return routing.sent(said).id();
    }
}
