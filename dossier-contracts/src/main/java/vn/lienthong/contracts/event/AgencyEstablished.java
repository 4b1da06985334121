package vn.lienthong.contracts.event;

import vn.lienthong.contracts.reference.AgencyDescription;
import vn.lienthong.contracts.reference.Approval;

/** An agency was founded (thành lập), or began to be known. */
public record AgencyEstablished(AgencyDescription agency, Approval approval) implements AgencyEvent {}
