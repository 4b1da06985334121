package vn.lienthong.contracts.event;

import vn.lienthong.contracts.reference.AgencyDescription;

/** What happened to an agency that is no administrative unit. */
public sealed interface AgencyEvent extends ReferenceEvent permits AgencyEstablished, AgencyAmended, AgencyDissolved {
    /** As it stands after it. */
    AgencyDescription agency();
}
