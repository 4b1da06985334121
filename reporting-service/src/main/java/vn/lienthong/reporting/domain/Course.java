package vn.lienthong.reporting.domain;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import vn.lienthong.contracts.history.Fact;
import vn.lienthong.contracts.value.DueDate;

/**
 * How a dossier stood with its time: when it went overdue and back, and how it closed.
 *
 * @param due the due date in force at the end of the known history, or {@code null}
 * @param originalDue the first due date, or {@code null}
 * @param differsByBasis whether it may have gone otherwise by the first due date alone
 * @param turns each passage from in time to overdue or back, in order, up to the close
 * @param overdueFrom when an open dossier went or will go overdue; {@code null} while its clock stands still in time
 */
public record Course(
        DueDate due,
        DueDate originalDue,
        boolean differsByBasis,
        List<Turn> turns,
        Instant overdueFrom,
        Optional<Closing> closing) {

    /** From here on the open dossier is overdue (quá hạn), or in time (trong hạn) again. */
    public record Turn(Instant at, boolean overdue) {}

    /**
     * @param at when it left the open ones: with the close, or with its reception where a correction moved that behind
     *     the close
     * @param savedByExtension in time, but late had its due date not been extended while it was still in time
     */
    public record Closing(Fact fact, Instant at, CloseKind kind, Punctuality punctuality, boolean savedByExtension) {}

    /** By the due dates in force. */
    public static Course of(Dossier dossier) {
        return CourseFold.fold(dossier, DueBasis.IN_FORCE);
    }

    /** As if the first due date had stayed, and no clock had ever stood still. */
    static Course byFirstDue(Dossier dossier) {
        return CourseFold.fold(dossier, DueBasis.FIRST);
    }
}
