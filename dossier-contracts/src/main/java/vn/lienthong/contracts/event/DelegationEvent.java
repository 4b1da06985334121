package vn.lienthong.contracts.event;

import vn.lienthong.contracts.reference.DelegationDescription;

/** What happened to a delegation to sign. */
public sealed interface DelegationEvent extends ReferenceEvent permits DelegationGranted, DelegationRevoked {
    /** As it stands after it. */
    DelegationDescription delegation();
}
