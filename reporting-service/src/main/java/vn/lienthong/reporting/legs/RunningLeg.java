package vn.lienthong.reporting.legs;

import java.time.Instant;
import vn.lienthong.contracts.event.ResponsibilityPassed;
import vn.lienthong.contracts.value.DueDate;
import vn.lienthong.contracts.value.Leg;
import vn.lienthong.reporting.domain.Due;
import vn.lienthong.reporting.domain.Punctuality;
import vn.lienthong.reporting.legs.Part.Kind;
import vn.lienthong.workingtime.DueDates;

/** A leg of a planned route while its history is walked through. */
final class RunningLeg {
    private final Leg leg;
    private String unit;
    private Instant received;
    private DueDate due;
    private Instant finished;
    private Punctuality punctuality;

    RunningLeg(Leg leg) {
        this.leg = leg;
        this.unit = leg.unit();
    }

    boolean isNamed(String id) {
        return leg.id().equals(id);
    }

    boolean isOf(String other) {
        return unit.equals(other);
    }

    boolean isReceived() {
        return received != null;
    }

    boolean isFinished() {
        return finished != null;
    }

    boolean waitsForNone() {
        return leg.after() == null || leg.after().isEmpty();
    }

    boolean waitsFor(RunningLeg other) {
        return !waitsForNone() && leg.after().contains(other.leg.id());
    }

    void begin(Instant at) {
        if (received == null) received = at;
    }

    /** A clock that is set anew begins another round. */
    void begin(Instant at, DueDate date) {
        begin(at);
        reopen();
        due = date;
    }

    void due(DueDate date) {
        due = date;
    }

    void finish(Instant at) {
        if (received == null || finished != null) return;
        finished = at.isBefore(received) ? received : at;
        punctuality = Due.at(finished, due);
    }

    void reopen() {
        finished = null;
        punctuality = null;
    }

    void giveUp() {
        reopen();
        received = null;
    }

    /** What is done stays with whom it was done by. */
    void pass(ResponsibilityPassed event) {
        if (finished == null) unit = event.after(unit);
    }

    /** @param passes up to when time passes: the end of the period, or when the clock was suspended */
    Part part(String dossier, String desk, Instant passes) {
        var overdue =
                finished == null && due != null && DueDates.overdueFrom(due).isBefore(passes);
        return new Part(
                Kind.LEG,
                dossier,
                null,
                leg.id(),
                unit,
                desk,
                received,
                due == null ? null : due.at(),
                finished,
                punctuality,
                overdue);
    }
}
