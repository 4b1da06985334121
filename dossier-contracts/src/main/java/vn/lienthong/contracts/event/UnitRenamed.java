package vn.lienthong.contracts.event;

import vn.lienthong.contracts.reference.Approval;
import vn.lienthong.contracts.reference.UnitGeneration;

/** A unit bears another name (đổi tên); it stays the same unit. */
public record UnitRenamed(UnitGeneration unit, Approval approval) implements UnitEvent {}
