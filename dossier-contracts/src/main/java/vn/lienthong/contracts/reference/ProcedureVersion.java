package vn.lienthong.contracts.reference;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import vn.lienthong.contracts.value.Fee;
import vn.lienthong.contracts.value.Limit;

/**
 * One dated version of a procedure.
 *
 * @param version pinned by every dossier received under it
 * @param from first day of reception on which it holds
 * @param to the first day on which it no longer holds, or {@code null}
 * @param levels of the units that receive it
 * @param limit of the whole dossier (thời hạn giải quyết)
 * @param start from when the limit counts; left out: RECEPTION
 * @param supplement what awaiting a supplement does to the limit; left out: RESTART
 * @param resolvedAt the place of the final decision; left out: RECEIVING
 * @param transition what becomes of open dossiers of earlier versions; left out: KEEP
 * @param basis legal source of the limit
 * @param assumed what is assumed rather than known about this version, or {@code null}
 * @param fees to be paid for it (phí, lệ phí)
 * @param forms that the applicant fills in (mẫu đơn, mẫu tờ khai), by code or name
 * @param steps of an interconnected procedure, in order; none where one agency does all
 */
public record ProcedureVersion(
        String version,
        LocalDate from,
        LocalDate to,
        Set<Level> levels,
        Limit limit,
        StartRule start,
        SupplementPolicy supplement,
        Place resolvedAt,
        Transition transition,
        String basis,
        String assumed,
        Boolean approved,
        List<Fee> fees,
        List<String> forms,
        List<Step> steps) {

    /** What is left out has its default: equal versions are equal however they were written. */
    public ProcedureVersion {
        levels = levels == null ? Set.of() : Collections.unmodifiableSet(new TreeSet<>(levels));
        start = Objects.requireNonNullElse(start, StartRule.RECEPTION);
        supplement = Objects.requireNonNullElse(supplement, SupplementPolicy.RESTART);
        resolvedAt = Objects.requireNonNullElse(resolvedAt, Place.RECEIVING);
        transition = Objects.requireNonNullElse(transition, Transition.KEEP);
        approved = Boolean.TRUE.equals(approved);
        fees = fees == null ? List.of() : List.copyOf(fees);
        forms = forms == null ? List.of() : List.copyOf(forms);
        steps = steps == null ? List.of() : List.copyOf(steps);
    }
}
