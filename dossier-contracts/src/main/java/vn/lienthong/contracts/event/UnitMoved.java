package vn.lienthong.contracts.event;

import vn.lienthong.contracts.reference.Approval;
import vn.lienthong.contracts.reference.UnitGeneration;

/** A unit belongs to another one (chuyển cấp trên). */
public record UnitMoved(UnitGeneration unit, Approval approval) implements UnitEvent {}
