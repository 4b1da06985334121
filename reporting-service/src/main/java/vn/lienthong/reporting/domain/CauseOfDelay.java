package vn.lienthong.reporting.domain;

import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.Set;
import vn.lienthong.contracts.event.DossierOverdue;
import vn.lienthong.contracts.event.ExtensionGranted;
import vn.lienthong.contracts.event.OverdueWithdrawn;
import vn.lienthong.contracts.history.Fact;
import vn.lienthong.contracts.value.OverdueCause;
import vn.lienthong.contracts.value.Scope;

/**
 * Who or what made a dossier late, or seem so (nguyên nhân quá hạn): the last word on it, of the notices that stand, of the
 * re-appointments that name a cause, and of the withdrawals that do.
 */
final class CauseOfDelay {
    /** By the due date of a notice, or the id of a re-appointment. */
    private final SequencedMap<Object, OverdueCause> said = new LinkedHashMap<>();

    private final Set<Instant> standing = new HashSet<>();

    void noticed(DossierOverdue notice) {
        if (notice.scope() != Scope.DOSSIER) return;
        standing.add(notice.dueAt());
        said.put(notice.dueAt(), notice.cause());
    }

    /** What was late before was not only recorded late. */
    void withdrawn(OverdueWithdrawn withdrawal) {
        if (withdrawal.scope() != Scope.DOSSIER) return;
        standing.remove(withdrawal.dueAt());
        said.remove(withdrawal.dueAt());
        if (withdrawal.cause() != null && standing.isEmpty()) said.put(withdrawal.dueAt(), withdrawal.cause());
    }

    void reappointed(Fact fact, ExtensionGranted extension) {
        if (extension.cause() != null) said.put(fact.id(), extension.cause());
    }

    /** {@code null} if there is none. */
    OverdueCause last() {
        var last = said.lastEntry();
        return last == null ? null : last.getValue();
    }
}
