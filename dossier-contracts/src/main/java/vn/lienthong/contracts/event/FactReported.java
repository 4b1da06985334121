package vn.lienthong.contracts.event;

import com.fasterxml.jackson.databind.JsonNode;

/** A posted fact owned by another service; its owner answers with the fact itself or with {@link FactRefused}, carrying this event's id as causation. */
public record FactReported(String factType, JsonNode data) implements IntakeEvent {}
