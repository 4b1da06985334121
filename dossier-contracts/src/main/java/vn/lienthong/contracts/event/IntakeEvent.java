package vn.lienthong.contracts.event;

/** The facts that intake (citizen ↔ desk) owns. */
public sealed interface IntakeEvent extends DossierEvent
        permits FactReported,
                DossierSubmitted,
                DossierReceived,
                ReceptionRefused,
                SupplementRequested,
                SupplementProvided,
                PaymentRequested,
                PaymentConfirmed,
                DossierWithdrawn,
                ResultReturned,
                FeedbackReceived,
                FeedbackAnswered,
                SourceCompleteUpTo,
                PersonErased,
                FactCorrected,
                FactAnnulled,
                QuarantineAct {}
