package vn.lienthong.contracts.log;

import java.time.Instant;
import java.util.Set;
import vn.lienthong.contracts.event.LogEvent;
import vn.lienthong.contracts.value.Flag;
import vn.lienthong.contracts.value.PostId;

/** A fact that an owner has decided and wants in its journal; position, version, recorded time and hash come there. */
public record Draft(
        LogEvent event,
        String dossier,
        String partitionKey,
        Instant time,
        String unit,
        String actor,
        String causationId,
        String correlationId,
        PostId origin,
        Set<Flag> flags,
        String sealed,
        String traceParent) {}
