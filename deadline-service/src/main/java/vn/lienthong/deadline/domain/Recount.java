package vn.lienthong.deadline.domain;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import vn.lienthong.contracts.event.DueDateMoved;
import vn.lienthong.contracts.history.History;

/**
 * An order that open dossiers count by another version of the law than the one of their reception. A due date goes where
 * it would stand had its clock been counted so from the start. What was appointed stays: a date that a source gave out, or
 * that of an apology; so does what has passed, and every due date of a closed dossier. No date moves to where it would
 * have passed: nobody is made late afterwards.
 */
public sealed interface Recount permits CalendarChange, LimitChange {

    /** What moves now; nothing where the order has been carried out. */
    Outcome of(History history, TimeLaw law, Instant now);

    /**
     * @param moves the due dates that move
     * @param kept how many stay because they have passed, or would have where they would go
     */
    record Outcome(List<Saying> moves, int kept) {
        static final Outcome NOTHING = new Outcome(List.of(), 0);

        public Outcome {
            moves = List.copyOf(moves);
        }

        /**
         * @param anew where a clock would stand
         * @param moved what is said of its going there
         */
        static Outcome of(
                List<Clock> clocks,
                TimeSheetFold fold,
                Instant now,
                Function<Clock, Optional<Step>> anew,
                BiFunction<Clock, Step, DueDateMoved> moved) {
            return clocks.stream()
                    .flatMap(clock -> anew
                            .apply(clock)
                            .filter(to -> !to.due().equals(clock.inForce().due()))
                            .map(to -> fold.mayGiveWay(clock, to, now)
                                    ? new Outcome(List.of(new Saying(moved.apply(clock, to), now, null)), 0)
                                    : new Outcome(List.of(), 1))
                            .stream())
                    .reduce(NOTHING, Outcome::plus);
        }

        private Outcome plus(Outcome other) {
            return new Outcome(
                    Stream.concat(moves.stream(), other.moves.stream()).toList(), kept + other.kept);
        }
    }
}
