package vn.lienthong.contracts.event;

import vn.lienthong.contracts.reference.Approval;
import vn.lienthong.contracts.reference.UnitGeneration;

/** A unit went into one other (nhập). */
public record UnitMerged(UnitGeneration unit, Approval approval) implements UnitEvent {}
