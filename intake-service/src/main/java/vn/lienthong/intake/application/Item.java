package vn.lienthong.intake.application;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;
import vn.lienthong.contracts.value.PostId;
import vn.lienthong.intake.domain.Command;
import vn.lienthong.journal.commit.Claim;

/** One thing that intake is asked to decide and record. */
public sealed interface Item {
    Optional<Claim> claim();

    Trace trace();

    /**
     * Who did it and in what connection, as the poster says.
     *
     * @param origin the identity the poster gave it, or {@code null}
     * @param cause id of the fact of the log from which it follows, or {@code null}
     * @param number its place among the posts of its source, or {@code null}
     */
    record Trace(PostId origin, String actor, String cause, String correlationId, String traceParent, Long number) {}

    /** @param privateText what is recorded only sealed; empty if nothing */
    record OfFact(Command command, Optional<Claim> claim, Trace trace, ObjectNode privateText) implements Item {
        OfFact saying(Command more) {
            return new OfFact(more, claim, trace, privateText);
        }
    }

    /** A source says that it has posted everything that happened up to then. */
    record OfCompletion(String source, String unit, Instant time, Instant upTo, Optional<Claim> claim, Trace trace)
            implements Item {}
}
