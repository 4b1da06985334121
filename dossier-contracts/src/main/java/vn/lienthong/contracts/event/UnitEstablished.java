package vn.lienthong.contracts.event;

import vn.lienthong.contracts.reference.Approval;
import vn.lienthong.contracts.reference.UnitGeneration;

/** A unit was founded (thành lập). */
public record UnitEstablished(UnitGeneration unit, Approval approval) implements UnitEvent {}
