package vn.lienthong.journal.testkit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import vn.lienthong.contracts.event.DossierTransferred;
import vn.lienthong.contracts.log.Draft;
import vn.lienthong.contracts.log.Hash;
import vn.lienthong.contracts.log.HashChain;
import vn.lienthong.contracts.log.KafkaRecords;
import vn.lienthong.contracts.log.LogRecord;
import vn.lienthong.contracts.log.Shards;
import vn.lienthong.contracts.log.Topics;
import vn.lienthong.contracts.value.Owner;
import vn.lienthong.journal.Append;
import vn.lienthong.journal.Head;
import vn.lienthong.journal.consumer.PlacedRecord;

/** A log in memory: records as a relay would send them, read as a consumer would get them. */
public final class TestLog {
    private final Map<Owner, Append> appends = new HashMap<>();
    private final Map<String, Head> heads = new HashMap<>();
    private final Map<Integer, List<ConsumerRecord<String, byte[]>>> partitions = new HashMap<>();
    private final Map<Integer, Long> drained = new HashMap<>();
    private Instant now = Handing.NOON;
    private long reference;

    /** Recorded time from now on; it may fall between owners, never within one. */
    public void time(Instant instant) {
        now = instant;
    }

    /** From now on records are decided with reference data up to this position. */
    public void reference(long position) {
        reference = position;
    }

    /** Makes the next record of the owner in the shard, without sending it. */
    public LogRecord next(Owner owner, int shard, Draft draft) {
        var head = heads.getOrDefault(owner + "-" + shard, new Head(shard, 0, Hash.ZERO, now));
        var append = appends.computeIfAbsent(owner, first -> new Append(owner, Map.of(), () -> reference));
        var appended = append.behind(new Head(shard, head.position(), head.hash(), now), List.of(draft));
        heads.put(owner + "-" + shard, appended.head());
        return appended.records().getFirst();
    }

    /** The same as another version of the suite would write it: under a type of its own, with the data of that. */
    public LogRecord next(Owner owner, int shard, Draft draft, String type, String data) {
        var today = next(owner, shard, draft);
        var unhashed = as(today, type, data, Hash.ZERO);
        var record = as(today, type, data, HashChain.hash(unhashed));
        heads.put(owner + "-" + shard, new Head(shard, record.position(), record.hash(), now));
        return record;
    }

    /** Makes and sends a transfer of the dossier, in the dossier's shard. */
    public LogRecord hand(String dossier, String to) {
        return send(next(
                Owner.INTAKE,
                partition(dossier),
                Handing.draft(new DossierTransferred("a", to, null, null, null), dossier, dossier, null, null)));
    }

    /** The same record with other data under the hash of the first: what no journal ever wrote. */
    public static LogRecord saying(LogRecord r, String data) {
        return as(r, r.type(), data, r.hash());
    }

    private static LogRecord as(LogRecord r, String type, String data, Hash hash) {
        return r.reading(r.position(), type, data, r.previousHash(), hash);
    }

    public LogRecord send(LogRecord record) {
        partitions.computeIfAbsent(record.shard(), first -> new ArrayList<>()).add(raw(record, end(record.shard())));
        return record;
    }

    /** Puts something on a partition that is not a log record at all. */
    public void sendGarbage(int partition) {
        partitions
                .computeIfAbsent(partition, first -> new ArrayList<>())
                .add(new ConsumerRecord<>(Topics.DOSSIER_EVENTS, partition, end(partition), "key", new byte[] {1}));
    }

    public long end(int partition) {
        return partitions.getOrDefault(partition, List.of()).size();
    }

    public Map<Integer, Long> ends() {
        var ends = new HashMap<Integer, Long>();
        IntStream.range(0, Shards.STANDARD.count()).forEach(partition -> ends.put(partition, end(partition)));
        return ends;
    }

    /** The records of a partition from an offset on. */
    public List<ConsumerRecord<String, byte[]>> from(int partition, long offset) {
        return partitions.getOrDefault(partition, List.of()).stream()
                .skip(offset)
                .toList();
    }

    /** The records of several partitions, each from its offset on, as one poll brings them. */
    public ConsumerRecords<String, byte[]> poll(Map<Integer, Long> offsets) {
        var records = new HashMap<TopicPartition, List<ConsumerRecord<String, byte[]>>>();
        offsets.forEach((partition, offset) ->
                records.put(new TopicPartition(Topics.DOSSIER_EVENTS, partition), from(partition, offset)));
        return new ConsumerRecords<>(records, Map.of());
    }

    /** What has come to the partition since the last call, as a reaction is given it. */
    public List<PlacedRecord> drain(int partition) {
        var behind = from(partition, drained.getOrDefault(partition, 0L));
        drained.put(partition, end(partition));
        return behind.stream().map(TestLog::placed).toList();
    }

    private static PlacedRecord placed(ConsumerRecord<String, byte[]> raw) {
        var record = KafkaRecords.decode(raw);
        return new PlacedRecord(record, raw.offset(), record.recordedAt());
    }

    public static int partition(String dossier) {
        return Shards.STANDARD.of(dossier);
    }

    /** Different dossiers that all live in the partition of the first. */
    public static List<String> neighbours(int count) {
        var first = Handing.code("018", 1);
        return Stream.concat(
                        Stream.of(first),
                        LongStream.iterate(2, n -> n + 1)
                                .mapToObj(n -> Handing.code("018", n))
                                .filter(code -> partition(code) == partition(first)))
                .limit(count)
                .toList();
    }

    private static ConsumerRecord<String, byte[]> raw(LogRecord record, long offset) {
        var sent = KafkaRecords.encode(Topics.DOSSIER_EVENTS, record);
        return new ConsumerRecord<>(
                sent.topic(),
                sent.partition(),
                offset,
                sent.timestamp(),
                TimestampType.CREATE_TIME,
                0,
                sent.value().length,
                sent.key(),
                sent.value(),
                new RecordHeaders(sent.headers()),
                Optional.empty());
    }
}
