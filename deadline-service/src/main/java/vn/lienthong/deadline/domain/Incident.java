package vn.lienthong.deadline.domain;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import vn.lienthong.contracts.event.ClockResumed;
import vn.lienthong.contracts.event.ClockSuspended;
import vn.lienthong.contracts.event.DossierReceived;
import vn.lienthong.contracts.history.Fact;
import vn.lienthong.contracts.history.History;
import vn.lienthong.contracts.value.SuspensionGround;

/**
 * An incident of the systems that was announced (sự cố hệ thống): until recovery the clocks stand still of what was open
 * meanwhile, and then they go on (NĐ 63/2024 art. 4(7), as amended by NĐ 301/2026).
 *
 * @param to the moment of recovery, past
 * @param procedures that it kept from being worked on
 * @param units that had received the dossiers; empty for all
 * @param basis legal source and the document of the announcement, by which the incident is known again
 * @param approver of the announcement
 */
public record Incident(
        Instant from, Instant to, Set<String> procedures, Set<String> units, String basis, String approver) {
    public Incident {
        // as exactly as it is recorded, so that it is known again
        from = from.truncatedTo(ChronoUnit.MILLIS);
        to = to.truncatedTo(ChronoUnit.MILLIS);
        procedures = Set.copyOf(procedures);
        units = Set.copyOf(units);
    }

    /**
     * That the clocks stood still and ran again; nothing where that has been said, or the dossier was not hit. It is said
     * whole also of what was closed in between, so that no clock stands for ever should that close not hold.
     */
    public List<Saying> stops(History history, TimeLaw law) {
        var sheet = TimeSheet.of(history, law);
        if (!sheet.isReceived() || !hits(sheet)) return List.of();
        var received = sheet.reception().time();
        var since = from.isAfter(received) ? from : received;
        var suspended = new ClockSuspended(SuspensionGround.INCIDENT, basis, approver);
        var resumed = new ClockResumed(SuspensionGround.INCIDENT, basis);
        return isSaid(history, since)
                ? List.of()
                : List.of(new Saying(suspended, since, null), new Saying(resumed, to, null));
    }

    private boolean hits(TimeSheet sheet) {
        var received = (DossierReceived) sheet.reception().event();
        return procedures.contains(received.procedure())
                && (units.isEmpty() || units.contains(received.unit()))
                && sheet.reception().time().isBefore(to)
                && (sheet.isOpen() || sheet.close().time().isAfter(from));
    }

    /** What was said from before the reception on, as that reads by now, holds from the reception. */
    private boolean isSaid(History history, Instant since) {
        return history.facts().stream().filter(fact -> begins(fact, since)).anyMatch(begun -> history.facts().stream()
                .anyMatch(fact -> ends(fact, begun)));
    }

    private boolean begins(Fact fact, Instant since) {
        return fact.event() instanceof ClockSuspended said
                && isThis(said.ground(), said.basis())
                && !fact.time().isBefore(from)
                && !fact.time().isAfter(since);
    }

    /** Both are written together, so one of another announcement is told from this one by its place. */
    private boolean ends(Fact fact, Fact begun) {
        return fact.event() instanceof ClockResumed said
                && isThis(said.ground(), said.basis())
                && fact.position() == begun.position() + 1
                && fact.time().equals(to);
    }

    private boolean isThis(SuspensionGround ground, String said) {
        return ground == SuspensionGround.INCIDENT && basis.equals(said);
    }
}
