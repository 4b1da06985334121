package vn.lienthong.contracts.history;

import java.time.Instant;
import java.util.Set;
import vn.lienthong.contracts.event.DossierEvent;
import vn.lienthong.contracts.log.EventId;
import vn.lienthong.contracts.log.EventTypes;
import vn.lienthong.contracts.log.LogRecord;
import vn.lienthong.contracts.value.Flag;
import vn.lienthong.contracts.value.Owner;
import vn.lienthong.contracts.value.PostId;

/**
 * A fact of a dossier as a reader or a decider knows it.
 *
 * @param position the position in the owner's shard, which orders facts that have not come round in the log yet
 * @param offset where it stands in the dossier's partition of the log, or {@link #NOT_YET_IN_LOG}
 * @param time business time
 * @param recordedAt recorded time, as the reader of the log sees it
 */
public record Fact(
        String id,
        Owner owner,
        long position,
        long offset,
        String dossier,
        Instant time,
        Instant recordedAt,
        String unit,
        String actor,
        String causationId,
        PostId origin,
        Set<Flag> flags,
        DossierEvent event) {

    /** An owner's own fact between its commit and its coming round in the log: behind everything the log holds. */
    public static final long NOT_YET_IN_LOG = Long.MAX_VALUE;

    /** @throws vn.lienthong.contracts.log.UnreadableEvent if the data does not fit the type */
    public static Fact of(LogRecord r, long offset, Instant recordedAt) {
        return new Fact(
                r.id(),
                r.owner(),
                r.position(),
                offset,
                r.dossier(),
                r.time(),
                recordedAt,
                r.unit(),
                r.actor(),
                r.causationId(),
                r.origin(),
                r.flags(),
                EventTypes.decode(r.type(), r.data()));
    }

    /** Whether it follows from a fact of that owner. */
    public boolean isCausedBy(Owner other) {
        return causationId != null && EventId.parse(causationId).owner() == other;
    }

    /** The same fact as it reads from now on, with the flags of the judgement that it came to read so by. */
    public Fact reading(Instant newTime, DossierEvent newEvent, Set<Flag> newFlags) {
        return new Fact(
                id,
                owner,
                position,
                offset,
                dossier,
                newTime,
                recordedAt,
                unit,
                actor,
                causationId,
                origin,
                newFlags,
                newEvent);
    }
}
