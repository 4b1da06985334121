package vn.lienthong.contracts.event;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/** A fact reads otherwise from now on: state and ledger are as if it had read so. {@code fact} is the corrected event's id. */
public record FactCorrected(String fact, Instant time, JsonNode data, String approver)
        implements IntakeEvent, RoutingEvent, DeadlineEvent {}
