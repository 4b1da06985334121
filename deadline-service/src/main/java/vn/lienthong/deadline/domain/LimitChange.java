package vn.lienthong.deadline.domain;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import vn.lienthong.contracts.event.DueDateMoved;
import vn.lienthong.contracts.history.History;
import vn.lienthong.contracts.value.DueReason;

/**
 * Open dossiers count by a later version of their procedure, whose rule of transition says so (thay đổi thời hạn giải
 * quyết). It is the dossier that does; its legs keep the limits of the route that was planned for it.
 *
 * @param procedure code
 * @param version by which they count from now on
 * @param earlier the versions that it follows
 * @param basis legal source of the limit, and the document of the order where there is one
 */
public record LimitChange(String procedure, String version, Set<String> earlier, String basis) implements Recount {
    public LimitChange {
        earlier = Set.copyOf(earlier);
    }

    @Override
    public Outcome of(History history, TimeLaw law, Instant now) {
        if (history.close().isPresent()) return Outcome.NOTHING;
        var fold = TimeSheetFold.until(now, history, law);
        var sheet = fold.result();
        if (!sheet.isOpen() || !concerns(sheet, fold)) return Outcome.NOTHING;
        return Outcome.of(List.of(sheet.dossier()), fold, now, clock -> fold.byProcedure(clock, version), this::moved);
    }

    private boolean concerns(TimeSheet sheet, TimeSheetFold fold) {
        return sheet.procedure().equals(procedure)
                && fold.procedureVersion() != null
                && earlier.contains(fold.procedureVersion());
    }

    private DueDateMoved moved(Clock clock, Step to) {
        return new DueDateMoved(
                clock.scope(),
                null,
                clock.inForce().due(),
                to.due(),
                DueReason.LIMIT_CHANGE,
                basis,
                to.calendarVersion(),
                version);
    }
}
