package vn.lienthong.reporting.forms;

import java.time.Instant;
import vn.lienthong.reporting.domain.Punctuality;

/**
 * A hand-over between two parties (giao, nhận).
 *
 * @param fact id of the fact by which it was handed over, or of the acknowledgement where nobody reported it sent
 * @param leg the step it was handed over for, {@code null} without any
 * @param givenAt {@code null} where nobody reported it sent
 * @param takenAt {@code null} until the receiver acknowledges
 * @param result how the giver stood with its own limit, {@code null} where it has none
 */
public record Hop(
        Kind kind,
        String fact,
        Party giver,
        Party receiver,
        String leg,
        Instant givenAt,
        Instant takenAt,
        Punctuality result,
        String note) {

    public enum Kind {
        HANDED_OVER,
        SENT_BACK,
        /** A step was finished and not handed on by its agency. */
        STEP_FINISHED,
        /** The result comes to the desk. */
        RESULT
    }

    /** @param officer code, empty where nobody is named */
    public record Party(String unit, String name, String officer) {
        static final Party NOBODY = new Party("", "", "");
    }

    public String given() {
        return InWords.moment(givenAt);
    }

    public String taken() {
        return InWords.moment(takenAt);
    }

    public String outcome() {
        return InWords.result(result);
    }

    /** What the kind of the hop and its note come to. */
    public String remark() {
        var said =
                switch (kind) {
                    case HANDED_OVER -> "";
                    case SENT_BACK -> "Trả lại";
                    case STEP_FINISHED -> "Hoàn thành phần việc";
                    case RESULT -> "Kết quả giải quyết";
                };
        return note.isEmpty() ? said : said.isEmpty() ? note : said + ": " + note;
    }

    Instant time() {
        return givenAt == null ? takenAt : givenAt;
    }

    Hop takenBy(Party taker, Instant at) {
        return new Hop(kind, fact, giver, taker, leg, givenAt, at, result, note);
    }
}
