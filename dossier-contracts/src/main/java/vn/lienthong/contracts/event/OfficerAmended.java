package vn.lienthong.contracts.event;

import vn.lienthong.contracts.reference.Approval;
import vn.lienthong.contracts.reference.OfficerDescription;

/** Something else is now known of an officer's appointments. */
public record OfficerAmended(OfficerDescription officer, Approval approval) implements OfficerEvent {}
