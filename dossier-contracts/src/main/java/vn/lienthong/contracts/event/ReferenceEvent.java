package vn.lienthong.contracts.event;

import vn.lienthong.contracts.reference.Approval;

/**
 * Everything that can stand in the log {@code reference-data}. A fact carries its subject as it stands after it, so the
 * last fact of a subject is all that is known of it; the type says what happened.
 */
public sealed interface ReferenceEvent extends LogEvent
        permits UnitEvent,
                AgencyEvent,
                OfficerEvent,
                DelegationEvent,
                ProcedureEvent,
                CalendarPublished,
                SourceRegistered {
    Approval approval();
}
