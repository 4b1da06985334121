package vn.lienthong.contracts.event;

import vn.lienthong.contracts.reference.AgencyDescription;
import vn.lienthong.contracts.reference.Approval;

/** Something else is now known of an agency: its name, its rooms, its desk hours, or a note. */
public record AgencyAmended(AgencyDescription agency, Approval approval) implements AgencyEvent {}
