package vn.lienthong.contracts.log;

import java.time.Instant;
import java.util.Set;
import vn.lienthong.contracts.value.Flag;
import vn.lienthong.contracts.value.Owner;
import vn.lienthong.contracts.value.PostId;

/**
 * One record of the log: a fact with everything that is hashed with it.
 *
 * <p>{@code time} is business time, {@code recordedAt} recorded time; both have millisecond precision. {@code data} is
 * the exact JSON text that was hashed. Absent attributes are {@code null}, no flags is the empty set.
 *
 * @param owner the service in whose journal the record stands
 * @param shard the journal shard, equal to the Kafka partition
 * @param position gap-free within (owner, shard), from 1
 * @param type the CloudEvents type, e.g. {@code vn.lienthong.dossier.received.v1}
 * @param dossier the stream, CloudEvents {@code subject}: a dossier code, or a source for {@code source.complete}
 * @param partitionKey the code of the root dossier
 * @param streamVersion contiguous per (owner, dossier), from 1
 * @param causationId the event that made the owner write this one; of an answer, the FactReported it answers
 * @param origin the identity the poster gave the fact, where one did
 * @param sealed personal data, encrypted under the dossier's key
 * @param reference how far the owner had read the log of reference data when it decided; 0 before its first record
 */
public record LogRecord(
        Owner owner,
        int shard,
        long position,
        String type,
        String dossier,
        String partitionKey,
        int streamVersion,
        Instant time,
        Instant recordedAt,
        String unit,
        String actor,
        String causationId,
        String correlationId,
        PostId origin,
        Set<Flag> flags,
        String sealed,
        String traceParent,
        long reference,
        String data,
        Hash previousHash,
        Hash hash) {

    /** {@code <owner>-<shard>-<position>}: unique, and tells where to look. */
    public String id() {
        return EventId.of(owner, shard, position);
    }

    /** The same record as it would read with these, whatever its hash says: for those who look for what was altered. */
    public LogRecord reading(
            long otherPosition, String otherType, String otherData, Hash otherPrevious, Hash otherHash) {
        return new LogRecord(
                owner,
                shard,
                otherPosition,
                otherType,
                dossier,
                partitionKey,
                streamVersion,
                time,
                recordedAt,
                unit,
                actor,
                causationId,
                correlationId,
                origin,
                flags,
                sealed,
                traceParent,
                reference,
                otherData,
                otherPrevious,
                otherHash);
    }
}
