package vn.lienthong.deadline.domain;

import java.util.ArrayList;
import java.util.List;
import vn.lienthong.contracts.event.ProcessingStopped;
import vn.lienthong.contracts.event.SupplementProvided;
import vn.lienthong.contracts.history.Fact;
import vn.lienthong.contracts.history.History;
import vn.lienthong.contracts.value.Owner;

/** The limits of the supplements that were asked for, each request by itself, and what ended the wait for them. */
final class SupplementExpiries {
    private final List<SupplementExpiry> expiries = new ArrayList<>();

    void await(SupplementExpiry expiry) {
        expiries.add(expiry);
    }

    void apply(Fact fact) {
        if (!ends(fact)) return;
        expiries.replaceAll(expiry -> expiry.endedAt() == null ? expiry.endedAt(fact.time()) : expiry);
    }

    /** A stop that follows from an expiry ends no wait: it stands or falls with it. */
    private static boolean ends(Fact fact) {
        if (fact.event() instanceof ProcessingStopped && fact.isCausedBy(Owner.DEADLINE)) return false;
        return fact.event() instanceof SupplementProvided || History.closes(fact.event());
    }

    /** In the order of the requests. */
    List<SupplementExpiry> all() {
        var all = new ArrayList<SupplementExpiry>();
        expiries.forEach(expiry -> all.add(unlessStopped(expiry, all)));
        return all;
    }

    /** The first that expires stops the dossier, and with it the wait for what else was asked for by then. */
    private static SupplementExpiry unlessStopped(SupplementExpiry expiry, List<SupplementExpiry> before) {
        return before.stream()
                .filter(SupplementExpiry::isToExpire)
                .filter(first -> expiry.requestedAt().isBefore(first.expiresFrom()))
                .findFirst()
                .map(first -> expiry.endedAt(first.dueAt()))
                .orElse(expiry);
    }
}
