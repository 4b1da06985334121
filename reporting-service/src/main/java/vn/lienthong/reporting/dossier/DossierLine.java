package vn.lienthong.reporting.dossier;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Collection;
import vn.lienthong.contracts.value.Channel;
import vn.lienthong.contracts.value.Flag;
import vn.lienthong.contracts.value.OverdueCause;
import vn.lienthong.reporting.domain.Awaiting;
import vn.lienthong.reporting.domain.CloseKind;
import vn.lienthong.reporting.domain.Timeliness;

/**
 * A dossier in a list.
 *
 * @param sentTo the unit it is on the way to until that acknowledges
 * @param dueAt the due date in force; limits in days end at 23:59:59 of the due day
 * @param overdueCause who or what made it late: of the overdue notice that stands, or what a later re-appointment named;
 *     SYNC_DELAY where it was done in time and only recorded late; {@code null} otherwise
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record DossierLine(
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
        Collection<Flag> flags) {}
