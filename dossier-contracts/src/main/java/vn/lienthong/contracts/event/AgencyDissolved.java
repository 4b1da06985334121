package vn.lienthong.contracts.event;

import vn.lienthong.contracts.reference.AgencyDescription;
import vn.lienthong.contracts.reference.Approval;

/** An agency ended (giải thể, sáp nhập); others may have taken its work over. */
public record AgencyDissolved(AgencyDescription agency, Approval approval) implements AgencyEvent {}
