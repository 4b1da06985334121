package vn.lienthong.cases;

import java.time.LocalDate;
import java.time.LocalDateTime;
import vn.lienthong.catalogue.Procedure;
import vn.lienthong.contracts.post.Applicant;
import vn.lienthong.contracts.value.Channel;

/**
 * One dossier of a case, in Vietnamese local time.
 *
 * @param unit that receives it
 * @param resolvingUnit at which it counts, and whose system posts it
 * @param handover to the resolving unit, or {@code null}
 * @param resolvedAt {@code null} while open
 * @param returnedAt {@code null} while open
 */
record Dossier(
        String unit,
        String resolvingUnit,
        Procedure procedure,
        Channel channel,
        Applicant applicant,
        LocalDateTime receivedAt,
        LocalDate due,
        Handover handover,
        LocalDateTime resolvedAt,
        LocalDateTime returnedAt) {

    /** The dossier goes from the receiving to the resolving unit, which takes up this leg. */
    record Handover(LocalDateTime sentAt, LocalDateTime acknowledgedAt, String leg) {}
}
