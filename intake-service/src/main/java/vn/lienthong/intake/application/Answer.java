package vn.lienthong.intake.application;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import vn.lienthong.contracts.log.LogRecord;
import vn.lienthong.contracts.post.Fault;
import vn.lienthong.contracts.value.Flag;
import vn.lienthong.intake.domain.Rule;
import vn.lienthong.journal.commit.ClaimedPost;

/** What became of an item. */
public sealed interface Answer {

    /**
     * Recorded for good.
     *
     * @param pending whether another service has the last word
     */
    record Recorded(LogRecord record, boolean pending) implements Answer {}

    /** Would have been recorded, had it not been a rehearsal: there is no fact, and so no id of one. */
    record Recordable(String dossier, Set<Flag> flags, boolean pending) implements Answer {}

    /** The same post again, with what became of the first. */
    record Repeated(ClaimedPost first) implements Answer {}

    /** Another post under an identity that is used. */
    record Conflicting() implements Answer {}

    record Refused(Rule rule, List<String> args) implements Answer {
        public static Refused because(Rule rule, String... args) {
            return new Refused(rule, List.of(args));
        }
    }

    record Malformed(List<Fault> faults) implements Answer {}

    /** More bytes than an item may have; they were not kept. */
    record TooLong() implements Answer {}

    /** The body ended within the item. */
    record CutOff() implements Answer {}

    /** Not known to be recorded: the same item may be sent again. */
    record Failed() implements Answer {}

    /** What the item is in the journal, now or since it was first posted; empty if it is nothing there. */
    default Optional<LogRecord> fact() {
        return switch (this) {
            case Recorded(var record, var pending) -> Optional.of(record);
            case Repeated(var first) -> Optional.ofNullable(first.fact());
            case Recordable _, Conflicting _, Refused _, Malformed _, TooLong _, CutOff _, Failed _ -> Optional.empty();
        };
    }
}
