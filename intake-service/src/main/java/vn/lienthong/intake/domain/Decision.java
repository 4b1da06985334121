package vn.lienthong.intake.domain;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import vn.lienthong.contracts.event.IntakeEvent;
import vn.lienthong.contracts.value.Flag;

/** What intake decided on a command. */
public sealed interface Decision {

    /**
     * It happened.
     *
     * @param time business time, moved up to that of a needed fact where clocks differ
     * @param unit the unit that acted
     */
    record Accepted(IntakeEvent event, Instant time, String unit, Set<Flag> flags) implements Decision {}

    /**
     * It cannot have happened so.
     *
     * @param args what the text for people names; never personal data
     */
    record Rejected(Rule rule, List<String> args) implements Decision {
        static Rejected because(Rule rule, String... args) {
            return new Rejected(rule, List.of(args));
        }
    }
}
