package vn.lienthong.contracts.event;

import vn.lienthong.contracts.reference.OfficerDescription;

/** What happened to an officer. */
public sealed interface OfficerEvent extends ReferenceEvent
        permits OfficerAppointed, OfficerMoved, OfficerReleased, OfficerAmended {
    /** With all appointments as they stand after it. */
    OfficerDescription officer();
}
