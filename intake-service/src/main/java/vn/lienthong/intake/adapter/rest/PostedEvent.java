package vn.lienthong.intake.adapter.rest;

import java.time.OffsetDateTime;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import vn.lienthong.contracts.post.Acknowledged;
import vn.lienthong.contracts.post.AnsweredFeedback;
import vn.lienthong.contracts.post.Assigned;
import vn.lienthong.contracts.post.CompletedLeg;
import vn.lienthong.contracts.post.ConfirmedPayment;
import vn.lienthong.contracts.post.Corrected;
import vn.lienthong.contracts.post.Extended;
import vn.lienthong.contracts.post.Feedback;
import vn.lienthong.contracts.post.ProvidedSupplement;
import vn.lienthong.contracts.post.Received;
import vn.lienthong.contracts.post.RefusedReception;
import vn.lienthong.contracts.post.RequestedPayment;
import vn.lienthong.contracts.post.RequestedSupplement;
import vn.lienthong.contracts.post.Resolved;
import vn.lienthong.contracts.post.Returned;
import vn.lienthong.contracts.post.SentBack;
import vn.lienthong.contracts.post.Stopped;
import vn.lienthong.contracts.post.Submitted;
import vn.lienthong.contracts.post.Transferred;
import vn.lienthong.contracts.post.Withdrawn;

/** What may be posted, for the description of the interface alone; {@code PostReader} reads it. */
record PostedEvent(
        @Schema(required = true, enumeration = "1.0") String specversion,
        @Schema(required = true) String id,
        @Schema(required = true) String source,
        @Schema(required = true) String type,

        @Schema(required = true, description = "business time")
        OffsetDateTime time,

        @Schema(description = "code of the dossier") String subject,
        String datacontenttype,
        String dataschema,
        String sequence,
        String traceparent,
        String tracestate,
        String correlationid,
        String actor,

        @Schema(
                required = true,
                oneOf = {
                    Submitted.class,
                    Received.class,
                    RefusedReception.class,
                    RequestedSupplement.class,
                    ProvidedSupplement.class,
                    RequestedPayment.class,
                    ConfirmedPayment.class,
                    Transferred.class,
                    Acknowledged.class,
                    Assigned.class,
                    SentBack.class,
                    CompletedLeg.class,
                    Resolved.class,
                    Stopped.class,
                    Withdrawn.class,
                    Returned.class,
                    Extended.class,
                    Feedback.class,
                    AnsweredFeedback.class,
                    Corrected.class,
                    Complete.class
                })
        Object data) {

    /** Data of {@code vn.lienthong.source.complete.v1}. */
    @Schema(name = "SourceComplete")
    record Complete(@Schema(required = true) OffsetDateTime upTo) {}
}
