package vn.lienthong.journal;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import vn.lienthong.contracts.log.Draft;
import vn.lienthong.contracts.log.EventTypes;
import vn.lienthong.contracts.log.Hash;
import vn.lienthong.contracts.log.HashChain;
import vn.lienthong.contracts.log.LogRecord;
import vn.lienthong.contracts.value.Owner;

/** Turns drafts into records behind locked heads. Knows the last version of every dossier it is given drafts of. */
public final class Append {
    private final Owner owner;
    private final Map<String, Integer> versions;
    private final LongSupplier reference;

    /**
     * @param versions the last version of each dossier that has facts already
     * @param reference how far the log of reference data has been read by now; asked when the drafts are decided
     */
    public Append(Owner owner, Map<String, Integer> versions, LongSupplier reference) {
        this.owner = owner;
        this.versions = new HashMap<>(versions);
        this.reference = reference;
    }

    public static Set<String> dossiersOf(List<Draft> drafts) {
        return drafts.stream().map(Draft::dossier).collect(Collectors.toSet());
    }

    /** The records that the drafts become behind this head, recorded at the head's time. */
    public Appended behind(Head head, List<Draft> drafts) {
        var records = new ArrayList<LogRecord>(drafts.size());
        var counted = new HashMap<String, Integer>();
        var last = head;
        for (var draft : drafts) {
            var version =
                    counted.merge(draft.dossier(), versions.getOrDefault(draft.dossier(), 0) + 1, (n, first) -> n + 1);
            var record = next(last, draft, version);
            last = new Head(last.shard(), record.position(), record.hash(), last.time());
            records.add(record);
        }
        versions.putAll(counted);
        return new Appended(last, records);
    }

    /** The last version that the dossier has by now, 0 without facts. */
    public int version(String dossier) {
        return versions.getOrDefault(dossier, 0);
    }

    private LogRecord next(Head head, Draft draft, int version) {
        var data = EventTypes.encode(draft.event());
        var known = reference.getAsLong();
        var unhashed = record(head, draft, version, known, data, Hash.ZERO);
        return record(head, draft, version, known, data, HashChain.hash(unhashed));
    }

    private LogRecord record(Head head, Draft draft, int version, long known, String data, Hash hash) {
        return new LogRecord(
                owner,
                head.shard(),
                head.position() + 1,
                EventTypes.nameOf(draft.event()),
                draft.dossier(),
                draft.partitionKey(),
                version,
                draft.time().truncatedTo(ChronoUnit.MILLIS),
                head.time(),
                draft.unit(),
                draft.actor(),
                draft.causationId(),
                draft.correlationId(),
                draft.origin(),
                draft.flags(),
                draft.sealed(),
                draft.traceParent(),
                known,
                data,
                head.hash(),
                hash);
    }
}
