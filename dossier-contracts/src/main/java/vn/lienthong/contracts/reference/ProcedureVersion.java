package vn.lienthong.contracts.reference;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import vn.lienthong.contracts.value.Limit;

/**
 * One dated version of a procedure.
 *
 * @param version pinned by every dossier received under it
 * @param from first day of reception on which it holds
 * @param to the first day on which it no longer holds, or {@code null}
 * @param levels of the units that receive it
 * @param limit of the whole dossier (thời hạn giải quyết)
 * @param start from when the limit counts; {@code null}: RECEPTION
 * @param supplement what awaiting a supplement does to the limit; {@code null}: RESTART
 * @param resolvedAt the place of the final decision; {@code null}: RECEIVING
 * @param basis legal source of the limit
 * @param assumed what is assumed rather than known about this version, or {@code null}
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
        String basis,
        String assumed,
        Boolean approved,
        List<Step> steps) {}
