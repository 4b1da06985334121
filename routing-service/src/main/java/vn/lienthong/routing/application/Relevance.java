package vn.lienthong.routing.application;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import vn.lienthong.contracts.event.DossierReceived;
import vn.lienthong.contracts.event.DossierWithdrawn;
import vn.lienthong.contracts.event.FactAnnulled;
import vn.lienthong.contracts.event.FactCorrected;
import vn.lienthong.contracts.event.FactReported;
import vn.lienthong.contracts.event.PaymentConfirmed;
import vn.lienthong.contracts.event.PaymentRequested;
import vn.lienthong.contracts.event.QuarantineRetried;
import vn.lienthong.contracts.event.QuarantineSkipped;
import vn.lienthong.contracts.event.SupplementExpired;
import vn.lienthong.contracts.history.Fact;
import vn.lienthong.contracts.log.EventTypes;
import vn.lienthong.contracts.log.LogRecord;
import vn.lienthong.contracts.log.UnreadableEvent;
import vn.lienthong.contracts.post.Reports;
import vn.lienthong.contracts.value.Owner;

/** Which facts of the log routing reads. */
final class Relevance {
    private static final Set<String> SKIPPED =
            EventTypes.namesOf(QuarantineSkipped.class).collect(Collectors.toUnmodifiableSet());
    private static final String RETRIED = EventTypes.nameOf(QuarantineRetried.class);
    private static final Set<String> OF_INTAKE = Set.of(
            EventTypes.nameOf(DossierReceived.class),
            EventTypes.nameOf(DossierWithdrawn.class),
            EventTypes.nameOf(PaymentRequested.class),
            EventTypes.nameOf(PaymentConfirmed.class),
            EventTypes.nameOf(FactReported.class),
            EventTypes.nameOf(FactCorrected.class),
            EventTypes.nameOf(FactAnnulled.class));
    /** Whether it was an expiry that it took back or corrected shows only from the facts of the dossier. */
    private static final Set<String> OF_DEADLINE = Set.of(
            EventTypes.nameOf(SupplementExpired.class),
            EventTypes.nameOf(FactCorrected.class),
            EventTypes.nameOf(FactAnnulled.class));

    private static final Set<String> KNOWN =
            EventTypes.ofDossiers().flatMap(EventTypes::namesOf).collect(Collectors.toUnmodifiableSet());

    private Relevance() {}

    /**
     * By type alone, before the data is read.
     *
     * @throws UnreadableEvent if no one here knows the type: such a record is quarantined, never skipped
     */
    static boolean mayConcern(LogRecord r) {
        if (!KNOWN.contains(r.type())) throw new UnreadableEvent(UnreadableEvent.UNKNOWN_TYPE + r.type(), null);
        return switch (r.owner()) {
            case INTAKE -> OF_INTAKE.contains(r.type()) || SKIPPED.contains(r.type());
            case ROUTING -> r.causationId() == null && !r.type().equals(RETRIED);
            case DEADLINE -> OF_DEADLINE.contains(r.type()) || SKIPPED.contains(r.type());
            case REPORTING -> SKIPPED.contains(r.type());
        };
    }

    /** Whether it is anything but a reported fact that another owner answers. */
    static boolean concerns(Fact fact) {
        return !(fact.event() instanceof FactReported reported)
                || Reports.owner(reported).equals(Optional.of(Owner.ROUTING));
    }
}
