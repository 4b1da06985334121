package vn.lienthong.contracts.event;

import vn.lienthong.contracts.reference.UnitGeneration;

/** What happened to a unit. */
public sealed interface UnitEvent extends ReferenceEvent
        permits UnitEstablished, UnitRenamed, UnitMoved, UnitMerged, UnitSplit, UnitDissolved, UnitAmended {
    /** As it stands after it. */
    UnitGeneration unit();
}
