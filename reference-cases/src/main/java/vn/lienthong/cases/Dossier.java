package vn.lienthong.cases;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import vn.lienthong.catalogue.Procedure;
import vn.lienthong.contracts.post.Applicant;
import vn.lienthong.contracts.value.Channel;

/**
 * One dossier of a case, in Vietnamese local time.
 *
 * @param unit that receives it
 * @param resolvingUnit at which it counts, and whose system posts it
 * @param slip the date on the appointment slip (giấy hẹn), where the case's systems post it; else {@code null}
 * @param handover to the resolving unit, or {@code null}
 * @param assignments in the resolving unit, in order
 * @param decision {@code null} while open
 * @param call of the citizen, or {@code null}
 */
record Dossier(
        String unit,
        String resolvingUnit,
        Procedure procedure,
        Channel channel,
        Applicant applicant,
        LocalDateTime receivedAt,
        LocalDate due,
        LocalDate slip,
        Handover handover,
        List<Assignment> assignments,
        Decision decision,
        Call call) {

    /** The dossier goes from the receiving to the resolving unit, which takes up this leg. */
    record Handover(LocalDateTime sentAt, LocalDateTime acknowledgedAt, String leg) {}

    /** An officer of a room takes it in hand (phân công xử lý). */
    record Assignment(LocalDateTime at, String officer, String room) {}

    /** @param delegation by which it is signed, or {@code null} */
    record Decision(LocalDateTime at, String signer, String delegation, LocalDateTime returnedAt) {}

    /** What a citizen said on the hot-line, and what was answered. */
    record Call(LocalDateTime at, Opinion opinion, LocalDateTime answeredAt) {}
}
