package vn.lienthong.contracts.event;

import vn.lienthong.contracts.value.Outcome;

/** The final decision (giải quyết xong). Portal status 9. */
public record DossierResolved(String unit, Outcome outcome, String signer, String delegation) implements RoutingEvent {}
