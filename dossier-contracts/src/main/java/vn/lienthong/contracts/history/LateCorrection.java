package vn.lienthong.contracts.history;

import java.time.Instant;
import java.util.Objects;
import vn.lienthong.contracts.event.DossierReceived;
import vn.lienthong.contracts.event.ExtensionGranted;
import vn.lienthong.contracts.value.DueDate;
import vn.lienthong.contracts.value.DueSource;
import vn.lienthong.contracts.value.PromisedDue;

/**
 * The one thing that a correction does not change as if the fact had always read so: a due date that had passed when it
 * was corrected to a later one has passed, and what was late by it stays late. The later date counts from the correction
 * on. A date that was counted from the reception by an unchanged limit moves with the reception, whenever that is
 * corrected.
 */
final class LateCorrection {
    private LateCorrection() {}

    /**
     * A corrected fact as those read it who judge by time; {@code reads} itself where the correction came in time.
     *
     * @param stood as they read it before
     * @param reads as everyone else reads it from now on
     * @param at business time of the correction
     */
    static Fact judged(Fact stood, Fact reads, Instant at) {
        if (stood.event() instanceof DossierReceived before && reads.event() instanceof DossierReceived after)
            return isTooLate(before.promised(), after.promised(), at)
                    ? reads.reading(reads.time(), promising(after, before.promised()), reads.flags())
                    : reads;
        if (stood.event() instanceof ExtensionGranted before && reads.event() instanceof ExtensionGranted after)
            return isTooLate(before.newDue(), after.newDue(), at)
                    ? reads.reading(reads.time(), until(after, before.newDue()), reads.flags())
                    : reads;
        return reads;
    }

    private static boolean isTooLate(PromisedDue before, PromisedDue after, Instant at) {
        return before != null
                && after != null
                && !areCountedAlike(before, after)
                && isTooLate(before.due(), after.due(), at);
    }

    private static boolean areCountedAlike(PromisedDue before, PromisedDue after) {
        return before.source() == DueSource.COMPUTED
                && after.source() == DueSource.COMPUTED
                && Objects.equals(before.limit(), after.limit());
    }

    private static boolean isTooLate(DueDate before, DueDate after, Instant at) {
        return at.isAfter(before.at()) && after.at().isAfter(before.at());
    }

    private static ExtensionGranted until(ExtensionGranted granted, DueDate due) {
        return new ExtensionGranted(due, granted.apologyNumber(), granted.cause());
    }

    private static DossierReceived promising(DossierReceived received, PromisedDue promised) {
        return new DossierReceived(
                received.unit(),
                received.procedure(),
                received.field(),
                received.channel(),
                received.resolvingUnit(),
                promised,
                received.officer(),
                received.documents(),
                received.sets(),
                received.returnBy(),
                received.fees(),
                received.parent(),
                received.part(),
                received.parts());
    }
}
