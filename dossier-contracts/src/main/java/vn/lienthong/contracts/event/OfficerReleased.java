package vn.lienthong.contracts.event;

import vn.lienthong.contracts.reference.Approval;
import vn.lienthong.contracts.reference.OfficerDescription;

/** An officer's last appointment ended (thôi nhiệm vụ). */
public record OfficerReleased(OfficerDescription officer, Approval approval) implements OfficerEvent {}
