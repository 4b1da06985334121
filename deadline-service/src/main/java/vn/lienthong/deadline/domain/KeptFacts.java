package vn.lienthong.deadline.domain;

import java.util.Optional;
import vn.lienthong.contracts.event.*;

/** What deadline keeps of the log: only facts that bear on time or on who owes an answer, and of those only that. */
public final class KeptFacts {
    private KeptFacts() {}

    /** The event as far as it is kept; empty if it tells nothing about time. */
    public static Optional<DossierEvent> of(DossierEvent event) {
        return switch (event) {
            case FactReported reported -> Optional.of(new FactReported(reported.factType(), null));
            case FactRefused refused -> Optional.of(new FactRefused(refused.factType(), null, null));
            case DossierSubmitted filed -> Optional.of(new DossierSubmitted(filed.unit(), filed.procedure(), null));
            case ReceptionRefused refused -> Optional.of(new ReceptionRefused(refused.unit(), null));
            case DossierReceived received -> Optional.of(timeOf(received));
            case SupplementRequested request ->
                Optional.of(new SupplementRequested(null, request.officer(), request.legalGround()));
            case SupplementProvided provided -> Optional.of(new SupplementProvided(null, null));
            case PaymentRequested request -> Optional.of(new PaymentRequested(null, null, request.reference()));
            case PaymentConfirmed confirmed -> Optional.of(new PaymentConfirmed(null, null, confirmed.reference()));
            case DossierWithdrawn withdrawn -> Optional.of(withdrawn);
            case RoutePlanned plan -> Optional.of(plan);
            case LegOpened opened -> Optional.of(opened);
            case DossierTransferred moved ->
                Optional.of(new DossierTransferred(moved.fromUnit(), moved.toUnit(), null, null, moved.leg()));
            case TransferAcknowledged taken -> Optional.of(new TransferAcknowledged(taken.unit(), null, taken.leg()));
            case DossierAssigned withinTheUnit -> Optional.empty();
            case DossierSentBack back -> Optional.of(back);
            case LegCompleted done -> Optional.of(new LegCompleted(done.unit(), done.leg(), done.officer()));
            case DossierResolved resolved ->
                Optional.of(new DossierResolved(resolved.unit(), resolved.outcome(), resolved.signer(), null));
            case ProcessingStopped stopped ->
                Optional.of(new ProcessingStopped(stopped.unit(), stopped.ground(), null));
            case ResponsibilityPassed passed -> Optional.of(passed);
            case FactCorrected corrected -> Optional.of(corrected);
            case FactAnnulled annulled -> Optional.of(annulled);
            case QuarantineSkipped skipped -> Optional.of(skipped);
            case QuarantineRetried tried -> Optional.empty();
            case ResultReturned after -> Optional.empty();
            case FeedbackReceived feedback -> Optional.empty();
            case FeedbackAnswered answer -> Optional.empty();
            case SourceCompleteUpTo source -> Optional.empty();
            case PersonErased unread -> Optional.empty();
            case DueDateSet own -> Optional.of(own);
            case DueDateMoved own -> Optional.of(own);
            case ClockSuspended own -> Optional.of(own);
            case ClockResumed own -> Optional.of(own);
            case DueSoon own -> Optional.of(own);
            case DossierOverdue own -> Optional.of(own);
            case OverdueWithdrawn own -> Optional.of(own);
            case DutyMissed own -> Optional.of(own);
            case SupplementExpired own -> Optional.of(own);
            case ExtensionGranted own -> Optional.of(own);
        };
    }

    private static DossierReceived timeOf(DossierReceived received) {
        return new DossierReceived(
                received.unit(),
                received.procedure(),
                null,
                received.channel(),
                received.resolvingUnit(),
                received.promised(),
                null,
                null,
                null,
                null,
                null,
                received.parent(),
                received.part());
    }
}
