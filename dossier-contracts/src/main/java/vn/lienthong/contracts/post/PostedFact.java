package vn.lienthong.contracts.post;

/** The data of one event as a ward or district system posts it (contract, section 2), personal data in plain text. */
public sealed interface PostedFact
        permits Submitted,
                Received,
                RefusedReception,
                RequestedSupplement,
                ProvidedSupplement,
                RequestedPayment,
                ConfirmedPayment,
                Transferred,
                Acknowledged,
                Assigned,
                SentBack,
                CompletedLeg,
                Resolved,
                Stopped,
                Withdrawn,
                Returned,
                Extended,
                Feedback,
                AnsweredFeedback,
                Corrected {}
