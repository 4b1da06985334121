package vn.lienthong.reporting.dossier;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import vn.lienthong.reporting.domain.Awaiting;
import vn.lienthong.reporting.domain.Timeliness;
import vn.lienthong.reporting.projection.FactTable;

/** Puts a row of the table of dossiers into words. */
@Singleton
class DossierLines {
    private final Names names;

    DossierLines(Names names) {
        this.names = names;
    }

    DossierLine read(StoredDossier dossier, Instant now, boolean english) {
        var at = dossier.receivedAt == null ? now : dossier.receivedAt;
        return new DossierLine(
                dossier.code,
                dossier.parent,
                names.procedure(dossier.procedure, at, english),
                dossier.field,
                names.unit(dossier.unit, at),
                names.unit(dossier.resolvingUnit, at),
                names.unit(dossier.holder, at),
                names.unit(dossier.sentTo, at),
                dossier.officer,
                dossier.channel,
                StatusName.of(dossier.status, english),
                awaiting(dossier.awaiting),
                dossier.submittedAt,
                dossier.receivedAt,
                dossier.dueAt,
                dossier.originalDueAt,
                dossier.closedAt,
                dossier.returnedAt,
                dossier.outcome,
                timeliness(dossier, now),
                dossier.overdueCause,
                FactTable.flags(dossier.flags));
    }

    private static Timeliness timeliness(StoredDossier dossier, Instant now) {
        if (dossier.receivedAt == null) return null;
        return Timeliness.of(dossier.punctuality, dossier.overdueFrom, dossier.dueSoonFrom, now);
    }

    private static Set<Awaiting> awaiting(int bits) {
        var awaiting = EnumSet.noneOf(Awaiting.class);
        for (var one : Awaiting.values()) if ((bits & 1 << one.ordinal()) != 0) awaiting.add(one);
        return awaiting;
    }
}
