package vn.lienthong.reporting.dossier;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import vn.lienthong.contracts.value.DueDate;
import vn.lienthong.reporting.domain.Awaiting;
import vn.lienthong.reporting.domain.DossierView;
import vn.lienthong.reporting.domain.Timeliness;
import vn.lienthong.reporting.projection.DueSoonDates;
import vn.lienthong.reporting.projection.FactTable;

/** Puts a dossier into words for a reader at a moment, from its view or from the row that the projection made of it. */
@Singleton
class DossierLines {
    private final Names names;
    private final DueSoonDates dueSoon;

    DossierLines(Names names, DueSoonDates dueSoon) {
        this.names = names;
        this.dueSoon = dueSoon;
    }

    /** @param now the moment as of which an open dossier is in time or overdue */
    DossierLine of(DossierView view, Instant now, boolean english) {
        var at = view.receivedAt() == null ? now : view.receivedAt();
        var since = view.passedAt() == null ? at : view.passedAt();
        return new DossierLine(
                view.code(),
                view.parent(),
                view.children(),
                names.procedure(view.procedure(), at, english),
                view.field(),
                names.unit(view.unit(), at),
                names.unit(view.resolvingUnit(), since),
                names.unit(view.holder(), since),
                names.unit(view.sentTo(), since),
                view.officer(),
                view.channel(),
                StatusName.of(view.status(), english),
                view.awaiting(),
                view.submittedAt(),
                view.receivedAt(),
                at(view.due()),
                at(view.originalDue()),
                view.closedAt(),
                view.returnedAt(),
                view.outcome(),
                view.receivedAt() == null ? null : view.timeliness(now, dueSoon.of(view)),
                view.overdueCause(),
                view.flags());
    }

    DossierLine of(StoredDossier row, Instant now, boolean english) {
        var at = row.receivedAt == null ? now : row.receivedAt;
        var since = row.passedAt == null ? at : row.passedAt;
        return new DossierLine(
                row.code,
                row.parent,
                List.of(row.children),
                names.procedure(row.procedure, at, english),
                row.field,
                names.unit(row.unit, at),
                names.unit(row.resolvingUnit, since),
                names.unit(row.holder, since),
                names.unit(row.sentTo, since),
                row.officer,
                row.channel,
                StatusName.of(row.status, english),
                awaiting(row.awaiting),
                row.submittedAt,
                row.receivedAt,
                row.dueAt,
                row.originalDueAt,
                row.closedAt,
                row.returnedAt,
                row.outcome,
                row.receivedAt == null ? null : timeliness(row, now),
                row.overdueCause,
                FactTable.flags(row.flags));
    }

    private static Timeliness timeliness(StoredDossier row, Instant now) {
        return Timeliness.of(row.punctuality, row.overdueFrom, row.dueSoonFrom, now);
    }

    private static Instant at(DueDate due) {
        return due == null ? null : due.at();
    }

    private static Set<Awaiting> awaiting(int bits) {
        var awaiting = EnumSet.noneOf(Awaiting.class);
        for (var one : Awaiting.values()) if ((bits & 1 << one.ordinal()) != 0) awaiting.add(one);
        return awaiting;
    }
}
