package vn.lienthong.reporting.domain;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import vn.lienthong.contracts.value.Channel;
import vn.lienthong.contracts.value.DueDate;
import vn.lienthong.contracts.value.Flag;
import vn.lienthong.contracts.value.OverdueCause;
import vn.lienthong.contracts.value.ReturnBy;

/**
 * A dossier as it stands by the facts known. It holds nothing that depends on the moment of looking: what does is
 * computed from {@code due} and {@code overdueFrom} when read.
 *
 * @param holder the unit that has it; after a transfer still the sender until the receiver acknowledges
 * @param sentTo the unit it is on the way to, or {@code null}
 * @param units every unit that had to do with it: they may read it
 * @param passedAt since when others stand where a unit stood that ended; {@code null} where none has
 * @param overdueFrom of an open dossier, the instant at which it went or will go overdue
 */
public record DossierView(
        String code,
        String parent,
        SortedSet<String> children,
        String procedure,
        String field,
        String unit,
        String resolvingUnit,
        String holder,
        String sentTo,
        SortedSet<String> units,
        Instant passedAt,
        List<Unassigned> unassigned,
        String officer,
        Channel channel,
        ReturnBy returnBy,
        Status status,
        Set<Awaiting> awaiting,
        Instant submittedAt,
        Instant receivedAt,
        DueDate due,
        DueDate originalDue,
        Instant overdueFrom,
        Instant closedAt,
        Instant returnedAt,
        CloseKind outcome,
        Punctuality punctuality,
        OverdueCause overdueCause,
        String apologyNumber,
        Set<Flag> flags,
        List<LegView> legs) {

    public static DossierView of(Dossier dossier) {
        return new ViewFold(dossier).view();
    }

    /** @param dueSoonFrom the start of the last working day before the due day, or {@code null} when unknown */
    public Timeliness timeliness(Instant now, Instant dueSoonFrom) {
        return Timeliness.of(punctuality, overdueFrom, dueSoonFrom, now);
    }
}
