package vn.lienthong.contracts.event;

import vn.lienthong.contracts.reference.Approval;
import vn.lienthong.contracts.reference.UnitGeneration;

/** Something else is now known of a unit: its desk hours, or a note. */
public record UnitAmended(UnitGeneration unit, Approval approval) implements UnitEvent {}
