package vn.lienthong.contracts.event;

import vn.lienthong.contracts.reference.Approval;
import vn.lienthong.contracts.reference.DelegationDescription;

/** A delegation was revoked before its end (thu hồi). */
public record DelegationRevoked(DelegationDescription delegation, Approval approval) implements DelegationEvent {}
