package vn.lienthong.intake.domain;

import vn.lienthong.contracts.event.DossierReceived;
import vn.lienthong.contracts.event.DossierSubmitted;
import vn.lienthong.contracts.event.DossierWithdrawn;
import vn.lienthong.contracts.event.FactAnnulled;
import vn.lienthong.contracts.event.FactCorrected;
import vn.lienthong.contracts.event.FactReported;
import vn.lienthong.contracts.event.FeedbackAnswered;
import vn.lienthong.contracts.event.FeedbackReceived;
import vn.lienthong.contracts.event.IntakeEvent;
import vn.lienthong.contracts.event.PaymentConfirmed;
import vn.lienthong.contracts.event.PaymentRequested;
import vn.lienthong.contracts.event.PersonErased;
import vn.lienthong.contracts.event.QuarantineAct;
import vn.lienthong.contracts.event.ReceptionRefused;
import vn.lienthong.contracts.event.ResultReturned;
import vn.lienthong.contracts.event.SourceCompleteUpTo;
import vn.lienthong.contracts.event.SupplementProvided;
import vn.lienthong.contracts.event.SupplementRequested;
import vn.lienthong.contracts.post.AnsweredFeedback;
import vn.lienthong.contracts.post.ConfirmedPayment;
import vn.lienthong.contracts.post.Feedback;
import vn.lienthong.contracts.post.PostedFact;
import vn.lienthong.contracts.post.ProvidedSupplement;
import vn.lienthong.contracts.post.Received;
import vn.lienthong.contracts.post.RefusedReception;
import vn.lienthong.contracts.post.RequestedPayment;
import vn.lienthong.contracts.post.RequestedSupplement;
import vn.lienthong.contracts.post.Returned;
import vn.lienthong.contracts.post.Submitted;
import vn.lienthong.contracts.post.Withdrawn;
import vn.lienthong.contracts.value.DueSource;
import vn.lienthong.contracts.value.PromisedDue;
import vn.lienthong.workingtime.WorkCalendar;

/** A recorded fact as it would be posted to read so, to be judged anew; persons and free text stay sealed beside it. */
final class AsPosted {
    private AsPosted() {}

    /** Short name of the kind of post that brings this event; {@code null} where no post of intake's own does. */
    static String kind(IntakeEvent event) {
        return switch (event) {
            case DossierSubmitted _ -> "submitted";
            case DossierReceived _ -> "received";
            case ReceptionRefused _ -> "reception-refused";
            case SupplementRequested _ -> "supplement-requested";
            case SupplementProvided _ -> "supplement-provided";
            case PaymentRequested _ -> "payment-requested";
            case PaymentConfirmed _ -> "payment-confirmed";
            case DossierWithdrawn _ -> "withdrawn";
            case ResultReturned _ -> "returned";
            case FeedbackReceived _ -> "feedback";
            case FeedbackAnswered _ -> "feedback-answered";
            case FactReported _,
                    FactCorrected _,
                    FactAnnulled _,
                    SourceCompleteUpTo _,
                    PersonErased _,
                    QuarantineAct _ -> null;
        };
    }

    static PostedFact of(IntakeEvent event) {
        return switch (event) {
            case DossierSubmitted e -> new Submitted(e.unit(), e.procedure(), null, null, e.documents());
            case DossierReceived e -> of(e);
            case ReceptionRefused e -> new RefusedReception(e.unit(), null, e.officer());
            case SupplementRequested e -> new RequestedSupplement(null, e.items(), e.officer(), e.legalGround());
            case SupplementProvided e -> new ProvidedSupplement(e.items(), e.officer());
            case PaymentRequested e -> new RequestedPayment(e.amount(), e.currency(), e.reference());
            case PaymentConfirmed e -> new ConfirmedPayment(e.amount(), e.currency(), e.reference());
            case DossierWithdrawn _ -> new Withdrawn(null);
            case ResultReturned e -> new Returned(e.unit(), e.channel(), null, e.officer());
            case FeedbackReceived e -> new Feedback(e.kind(), null, e.officer());
            case FeedbackAnswered e -> new AnsweredFeedback(e.feedback(), e.finding(), null, e.officer());
            case FactReported _,
                    FactCorrected _,
                    FactAnnulled _,
                    SourceCompleteUpTo _,
                    PersonErased _,
                    QuarantineAct _ ->
                throw new IllegalArgumentException("not posted to intake for itself: " + event.getClass());
        };
    }

    private static Received of(DossierReceived e) {
        return new Received(
                e.unit(),
                e.procedure(),
                e.channel(),
                due(e.promised()),
                null,
                null,
                e.officer(),
                e.documents(),
                e.sets(),
                e.returnBy(),
                e.fees(),
                e.parent(),
                e.resolvingUnit(),
                e.parts());
    }

    /** The date on the slip of the source's, a day where it wrote one; what was computed is computed again. */
    private static String due(PromisedDue promised) {
        if (promised.source() == DueSource.COMPUTED) return null;
        return promised.due().precision() == Promise.precision(promised.limit())
                ? promised.slipDueAt().toString()
                : WorkCalendar.dayOf(promised.due().at()).toString();
    }
}
