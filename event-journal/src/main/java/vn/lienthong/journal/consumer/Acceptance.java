package vn.lienthong.journal.consumer;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import vn.lienthong.contracts.log.HashChain;
import vn.lienthong.contracts.log.KafkaRecords;
import vn.lienthong.contracts.log.LogRecord;
import vn.lienthong.contracts.log.UnreadableEvent;

/**
 * Decides, record by record, what of a partition is the log. A pure function of the records in their order, so every
 * reader and every replay accepts the same sequence.
 */
final class Acceptance {
    private final SeenHashes seen;
    private final Map<SourceKey, SourcePosition> sources;
    private final List<PlacedRecord> accepted = new ArrayList<>();
    private final Set<SourceKey> advanced = new HashSet<>();
    private final Set<SourceKey> ahead;
    private Instant recordedAt;
    private long nextOffset;
    private int parked;
    private int resent;
    private String fault;

    private Acceptance(PartitionPosition from, SeenHashes seen) {
        this.seen = seen;
        this.sources = new HashMap<>(from.sources());
        this.recordedAt = from.recordedAt();
        this.nextOffset = from.nextOffset();
        this.parked = from.parked();
        this.ahead = new HashSet<>(from.missing());
    }

    /** Goes through the records, which begin at the position's next offset, up to the first fault. */
    static Acceptance of(PartitionPosition from, List<ConsumerRecord<String, byte[]>> records, SeenHashes seen) {
        var acceptance = new Acceptance(from, seen);
        for (var record : records) {
            acceptance.judge(record);
            if (acceptance.fault != null) break;
            acceptance.nextOffset = record.offset() + 1;
        }
        return acceptance;
    }

    /** What is to be applied, in order. */
    List<PlacedRecord> accepted() {
        return accepted;
    }

    /** Sources of which something was accepted. */
    Set<SourceKey> advanced() {
        return advanced;
    }

    /** Sources of which a record came before the one that must come first, now or earlier. */
    Set<SourceKey> ahead() {
        return ahead;
    }

    /** Byte-identical copies that were dropped. */
    int resent() {
        return resent;
    }

    /** Why the partition must stop here. */
    Optional<String> fault() {
        return Optional.ofNullable(fault);
    }

    PartitionPosition position() {
        return new PartitionPosition(nextOffset, recordedAt, parked, ahead, sources);
    }

    private void judge(ConsumerRecord<String, byte[]> raw) {
        try {
            judge(KafkaRecords.decode(raw), raw.offset());
        } catch (UnreadableEvent e) {
            fault = e.getMessage();
        }
    }

    private void judge(LogRecord record, long offset) {
        var key = SourceKey.of(record);
        var last = sources.getOrDefault(key, SourcePosition.START);
        if (!HashChain.hash(record).equals(record.hash())) fault = record.id() + " at " + offset + " was altered";
        else if (record.position() > last.position() + 1) ahead.add(key);
        else if (record.position() == last.position() + 1) next(record, last, offset);
        else resent(key, record, last, offset);
    }

    private void next(LogRecord record, SourcePosition last, long offset) {
        if (!record.previousHash().equals(last.hash())) {
            fault = record.id() + " at " + offset + " does not follow the record before it";
            return;
        }
        var key = SourceKey.of(record);
        sources.put(key, SourcePosition.of(record));
        seen.add(key, record);
        advanced.add(key);
        ahead.remove(key);
        if (record.recordedAt().isAfter(recordedAt)) recordedAt = record.recordedAt();
        accepted.add(new PlacedRecord(record, offset, recordedAt));
    }

    private void resent(SourceKey key, LogRecord record, SourcePosition last, long offset) {
        var same = record.position() == last.position() ? record.hash().equals(last.hash()) : seen.agrees(key, record);
        if (same) resent++;
        else fault = record.id() + " at " + offset + " is not what stood there before";
    }
}
