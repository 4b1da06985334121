package vn.lienthong.contracts.event;

import vn.lienthong.contracts.reference.Approval;
import vn.lienthong.contracts.reference.OfficerDescription;

/** An officer was appointed (bổ nhiệm, phân công) of whom nothing was known. */
public record OfficerAppointed(OfficerDescription officer, Approval approval) implements OfficerEvent {}
