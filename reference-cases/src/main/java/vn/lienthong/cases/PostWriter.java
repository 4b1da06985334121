package vn.lienthong.cases;

import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import vn.lienthong.contracts.post.Acknowledged;
import vn.lienthong.contracts.post.AnsweredFeedback;
import vn.lienthong.contracts.post.Assigned;
import vn.lienthong.contracts.post.Feedback;
import vn.lienthong.contracts.post.PostTypes;
import vn.lienthong.contracts.post.PostedFact;
import vn.lienthong.contracts.post.Received;
import vn.lienthong.contracts.post.Resolved;
import vn.lienthong.contracts.post.Returned;
import vn.lienthong.contracts.post.Transferred;
import vn.lienthong.contracts.value.Channel;
import vn.lienthong.contracts.value.Outcome;

/** Tells the life of dossiers in posted facts. */
final class PostWriter {
    private static final ZoneOffset VIETNAM = ZoneOffset.ofHours(7);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ISO_OFFSET_DATE_TIME;
    private static final int CLERKS = 3;

    /**
     * A post before it has an identity.
     *
     * @param id that another post names it by; {@code null} where any will do
     */
    record Told(LocalDateTime time, String id, String type, String subject, Object data) {}

    private PostWriter() {}

    static List<Told> tell(String code, Dossier dossier) {
        var told = new ArrayList<Told>();
        told.add(told(dossier.receivedAt(), "received", code, received(code, dossier)));
        if (dossier.handover() != null) {
            var handover = dossier.handover();
            told.add(told(handover.sentAt(), "transferred", code, transferred(code, dossier)));
            told.add(told(handover.acknowledgedAt(), "acknowledged", code, acknowledged(code, dossier)));
        }
        for (var assignment : dossier.assignments())
            told.add(told(assignment.at(), "assigned", code, assigned(dossier, assignment)));
        if (dossier.decision() != null) {
            told.add(told(dossier.decision().at(), "resolved", code, resolved(dossier)));
            told.add(told(dossier.decision().returnedAt(), "returned", code, returned(code, dossier)));
        }
        if (dossier.call() != null) told.addAll(called(code, dossier));
        return told;
    }

    static Post post(String source, int number, Told told) {
        var id = told.id() != null ? told.id() : told.time().getYear() + "-" + String.format("%06d", number);
        return new Post("1.0", id, source, told.type(), time(told.time()), told.subject(), told.data());
    }

    static Post complete(String source, OffsetDateTime upTo) {
        var time = TIME.format(upTo);
        return new Post("1.0", "complete", source, PostTypes.SOURCE_COMPLETE, time, null, Map.of("upTo", time));
    }

    private static Told told(LocalDateTime time, String name, String code, PostedFact fact) {
        return new Told(time, null, type(name), code, fact);
    }

    private static String type(String name) {
        return PostTypes.named(name).orElseThrow().type();
    }

    private static Received received(String code, Dossier dossier) {
        return new Received(
                dossier.unit(),
                dossier.procedure().code(),
                dossier.channel(),
                dossier.slip() == null ? null : dossier.slip().toString(),
                dossier.applicant(),
                null,
                clerk(dossier.unit(), code),
                null,
                null,
                null,
                null,
                null,
                dossier.resolvingUnit().equals(dossier.unit()) ? null : dossier.resolvingUnit());
    }

    private static Transferred transferred(String code, Dossier dossier) {
        return new Transferred(
                dossier.unit(),
                dossier.resolvingUnit(),
                clerk(dossier.unit(), code),
                null,
                dossier.handover().leg(),
                null);
    }

    private static Acknowledged acknowledged(String code, Dossier dossier) {
        var unit = dossier.resolvingUnit();
        return new Acknowledged(unit, clerk(unit, code), dossier.handover().leg());
    }

    private static Resolved resolved(Dossier dossier) {
        var decision = dossier.decision();
        return new Resolved(dossier.resolvingUnit(), Outcome.APPROVED, decision.signer(), decision.delegation(), null);
    }

    private static Assigned assigned(Dossier dossier, Dossier.Assignment assignment) {
        return new Assigned(dossier.resolvingUnit(), assignment.officer(), assignment.room(), null);
    }

    /** About the officer who had the dossier in hand last; the answer is the leader's. */
    private static List<Told> called(String code, Dossier dossier) {
        var call = dossier.call();
        var opinion = call.opinion();
        var id = code + "-phan-anh";
        var officer = dossier.assignments().isEmpty()
                ? clerk(dossier.unit(), code)
                : dossier.assignments().getLast().officer();
        var said = new Feedback(opinion.kind(), opinion.text(), officer);
        var answer = new AnsweredFeedback(
                id, opinion.finding(), opinion.answer(), dossier.decision().signer());
        return List.of(
                new Told(call.at(), id, type("feedback"), code, said),
                told(call.answeredAt(), "feedback-answered", code, answer));
    }

    private static Returned returned(String code, Dossier dossier) {
        return new Returned(
                dossier.unit(),
                dossier.channel() == Channel.ONLINE ? Channel.ONLINE : Channel.DIRECT,
                dossier.applicant().name(),
                clerk(dossier.unit(), code));
    }

    /** Clear responsibility (rõ người): one of the desk's clerks keeps the dossier from end to end. */
    private static String clerk(String unit, String code) {
        return "cb-" + unit + "-0" + (1 + Math.floorMod(code.hashCode(), CLERKS));
    }

    private static String time(LocalDateTime local) {
        return TIME.format(local.atOffset(VIETNAM));
    }
}
