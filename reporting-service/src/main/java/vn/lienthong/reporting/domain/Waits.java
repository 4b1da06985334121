package vn.lienthong.reporting.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import vn.lienthong.contracts.event.DossierEvent;
import vn.lienthong.contracts.event.DossierReceived;
import vn.lienthong.contracts.event.PaymentConfirmed;
import vn.lienthong.contracts.event.PaymentRequested;
import vn.lienthong.contracts.event.SupplementProvided;
import vn.lienthong.contracts.event.SupplementRequested;
import vn.lienthong.contracts.history.Fact;
import vn.lienthong.contracts.history.History;
import vn.lienthong.contracts.history.OpenPayments;

/** When a received, open dossier waited for its applicant: for a supplement (bổ sung) or a payment. */
final class Waits {
    /** @param to {@code null} while it lasts */
    record Wait(Instant from, Instant to) {}

    private enum Ground {
        SUPPLEMENT,
        PAYMENT
    }

    private final List<Wait> waits = new ArrayList<>();
    private final Set<Ground> grounds = EnumSet.noneOf(Ground.class);
    private final OpenPayments payments = new OpenPayments();
    private boolean received;
    private Instant since;

    private Waits() {}

    static List<Wait> of(Dossier dossier) {
        var fold = new Waits();
        for (var fact : dossier.history().facts()) {
            if (History.closes(fact.event())) return fold.endedAt(fact.time());
            fold.apply(fact);
        }
        return fold.endedAt(null);
    }

    private void apply(Fact fact) {
        change(fact.event());
        if (since == null && received && !grounds.isEmpty()) since = fact.time();
        if (since != null && grounds.isEmpty()) end(fact.time());
    }

    private void change(DossierEvent event) {
        if (event instanceof DossierReceived) {
            received = true;
            grounds.clear();
        }
        if (event instanceof SupplementRequested) grounds.add(Ground.SUPPLEMENT);
        if (event instanceof SupplementProvided) grounds.remove(Ground.SUPPLEMENT);
        payments.apply(event);
        if (event instanceof PaymentRequested) grounds.add(Ground.PAYMENT);
        if (event instanceof PaymentConfirmed && payments.isEmpty()) grounds.remove(Ground.PAYMENT);
    }

    private List<Wait> endedAt(Instant closed) {
        if (since != null) end(closed);
        return waits;
    }

    private void end(Instant to) {
        waits.add(new Wait(since, to));
        since = null;
    }
}
