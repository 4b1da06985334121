package vn.lienthong.contracts.event;

import vn.lienthong.contracts.reference.Approval;
import vn.lienthong.contracts.reference.UnitGeneration;

/** A unit ended and nothing is said of who took its area over (giải thể). */
public record UnitDissolved(UnitGeneration unit, Approval approval) implements UnitEvent {}
