package vn.lienthong.routing.domain;

import java.time.Instant;
import java.util.Set;
import vn.lienthong.contracts.event.RoutingEvent;
import vn.lienthong.contracts.value.Flag;

/** What becomes of a command. */
public sealed interface Decision {

    /** @param time business time, moved up where the flags say CLOCK_SKEW */
    record Accepted(RoutingEvent fact, Instant time, Set<Flag> flags) implements Decision {
        public Accepted {
            flags = Set.copyOf(flags);
        }
    }

    /** @param subject the code or field the rule speaks of, or {@code null} */
    record Rejected(Rule rule, String subject) implements Decision {
        /** What is wrong and with what, in English; never personal data. */
        public String detail() {
            return subject == null ? rule.detail() : rule.detail() + ": " + subject;
        }
    }
}
