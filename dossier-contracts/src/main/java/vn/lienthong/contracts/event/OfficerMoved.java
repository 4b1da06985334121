package vn.lienthong.contracts.event;

import vn.lienthong.contracts.reference.Approval;
import vn.lienthong.contracts.reference.OfficerDescription;

/** An officer was appointed elsewhere, or as something else (điều động, luân chuyển). */
public record OfficerMoved(OfficerDescription officer, Approval approval) implements OfficerEvent {}
