package vn.lienthong.intake.application;

import java.util.List;
import vn.lienthong.contracts.log.LogRecord;
import vn.lienthong.contracts.post.Fault;
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
}
