package vn.lienthong.reporting.dossier;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import vn.lienthong.contracts.value.Channel;
import vn.lienthong.contracts.value.Flag;
import vn.lienthong.contracts.value.OverdueCause;
import vn.lienthong.reporting.domain.Awaiting;
import vn.lienthong.reporting.domain.CloseKind;
import vn.lienthong.reporting.domain.LegView;
import vn.lienthong.reporting.domain.Timeliness;

/**
 * A dossier as it stands.
 *
 * @param sentTo the unit it is on the way to until that acknowledges
 * @param dueAt the due date in force; limits in days end at 23:59:59 of the due day
 * @param people applicant and others, for those who work on it; {@code null} for everybody else
 * @param asOf recorded time up to which the log is counted
 * @param logPosition the next offset of its partition that the answer stands on
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record DossierAnswer(
        String code,
        String parent,
        Collection<String> children,
        Named procedure,
        String field,
        Named unit,
        Named resolvingUnit,
        Named holder,
        Named sentTo,
        String officer,
        Channel channel,
        StatusName status,
        Collection<Awaiting> awaiting,
        Instant submittedAt,
        Instant receivedAt,
        Instant dueAt,
        Instant originalDueAt,
        Instant closedAt,
        Instant returnedAt,
        CloseKind outcome,
        Timeliness timeliness,
        OverdueCause overdueCause,
        Collection<Flag> flags,
        List<LegView> legs,
        JsonNode people,
        Instant asOf,
        Map<Integer, Long> logPosition,
        Map<String, String> links) {

    public DossierAnswer with(JsonNode persons) {
        return new DossierAnswer(
                code,
                parent,
                children,
                procedure,
                field,
                unit,
                resolvingUnit,
                holder,
                sentTo,
                officer,
                channel,
                status,
                awaiting,
                submittedAt,
                receivedAt,
                dueAt,
                originalDueAt,
                closedAt,
                returnedAt,
                outcome,
                timeliness,
                overdueCause,
                flags,
                legs,
                persons,
                asOf,
                logPosition,
                links);
    }
}
