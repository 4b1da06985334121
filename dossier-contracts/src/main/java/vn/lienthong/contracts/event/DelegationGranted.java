package vn.lienthong.contracts.event;

import vn.lienthong.contracts.reference.Approval;
import vn.lienthong.contracts.reference.DelegationDescription;

/** A unit delegated to an officer to sign on its authority (ủy quyền, giao ký thay). */
public record DelegationGranted(DelegationDescription delegation, Approval approval) implements DelegationEvent {}
