package vn.lienthong.contracts.event;

import vn.lienthong.contracts.reference.Approval;
import vn.lienthong.contracts.reference.UnitGeneration;

/** A unit was divided among several others (chia). */
public record UnitSplit(UnitGeneration unit, Approval approval) implements UnitEvent {}
