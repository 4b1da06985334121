package vn.lienthong.contracts.event;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import vn.lienthong.contracts.log.EventTypes;

/** A fact reads otherwise from now on: state and ledger are as if it had read so. {@code fact} is the corrected event's id. */
public record FactCorrected(String fact, Instant time, JsonNode data, String approver)
        implements IntakeEvent, RoutingEvent, DeadlineEvent {

    /** @param event the corrected event as it reads from now on, complete */
    public static FactCorrected reading(String fact, Instant time, DossierEvent event, String approver) {
        return new FactCorrected(fact, time, EventTypes.tree(event), approver);
    }
}
