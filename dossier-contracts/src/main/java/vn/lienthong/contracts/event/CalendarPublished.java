package vn.lienthong.contracts.event;

import vn.lienthong.contracts.reference.Approval;
import vn.lienthong.contracts.reference.CalendarVersion;

/** A version of the working calendar was published. */
public record CalendarPublished(CalendarVersion calendar, Approval approval) implements ReferenceEvent {}
