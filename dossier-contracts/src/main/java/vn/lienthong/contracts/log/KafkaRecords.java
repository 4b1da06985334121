package vn.lienthong.contracts.log;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import vn.lienthong.contracts.value.Flag;
import vn.lienthong.contracts.value.Owner;
import vn.lienthong.contracts.value.PostId;

/**
 * A log record on Kafka: CloudEvents 1.0, binary mode; the value is the data, everything else a {@code ce_} header. The
 * key of a dossier's record is its root; that of a reference fact or an audit act is its subject and version, so that no two
 * facts have the same.
 */
public final class KafkaRecords {
    private static final String REFERENCE = "ce_referenceposition";

    private KafkaRecords() {}

    public static ProducerRecord<String, byte[]> encode(String topic, LogRecord r) {
        var headers = new RecordHeaders();
        attributes(r).forEach((name, value) -> {
            if (value != null) headers.add(name, utf8(value));
        });
        headers.add("content-type", utf8("application/json"));
        return new ProducerRecord<>(
                topic, partition(r.shard()), r.recordedAt().toEpochMilli(), key(r), utf8(r.data()), headers);
    }

    /** The partition of a shard, in the topic of its log. */
    public static int partition(int shard) {
        return shard % Shards.STANDARD.count();
    }

    private static String key(LogRecord r) {
        return r.shard() >= Shards.STANDARD.count() ? r.partitionKey() + "/" + r.streamVersion() : r.partitionKey();
    }

    private static Map<String, String> attributes(LogRecord r) {
        var a = new java.util.LinkedHashMap<String, String>();
        a.put("ce_specversion", "1.0");
        a.put("ce_id", r.id());
        a.put("ce_source", EventId.source(r.owner()));
        a.put("ce_type", r.type());
        a.put("ce_subject", r.dossier());
        a.put("ce_time", Rfc3339.text(r.time()));
        a.put("ce_recordedtime", Rfc3339.text(r.recordedAt()));
        a.put("ce_streamversion", Integer.toString(r.streamVersion()));
        a.put("ce_journalposition", Long.toString(r.position()));
        a.put("ce_previoushash", r.previousHash().hex());
        a.put("ce_journalhash", r.hash().hex());
        a.put("ce_unit", r.unit());
        a.put("ce_actor", r.actor());
        a.put("ce_causationid", r.causationId());
        a.put("ce_correlationid", r.correlationId());
        a.put("ce_originsource", r.origin() == null ? null : r.origin().source());
        a.put("ce_originid", r.origin() == null ? null : r.origin().id());
        a.put("ce_flags", Flag.text(r.flags()));
        a.put("ce_sealed", r.sealed());
        a.put("ce_traceparent", r.traceParent());
        a.put(REFERENCE, r.reference() == 0 ? null : Long.toString(r.reference()));
        return a;
    }

    /** @throws UnreadableEvent if a required header is missing or malformed */
    public static LogRecord decode(ConsumerRecord<String, byte[]> record) {
        try {
            return read(record, record.partition(), record.key(), headers(record));
        } catch (RuntimeException e) {
            throw notOurs(record, e);
        }
    }

    /**
     * The same for a record of the log of reference data.
     *
     * @throws UnreadableEvent if a required header is missing or malformed
     */
    public static LogRecord decodeReference(ConsumerRecord<String, byte[]> record) {
        try {
            var headers = headers(record);
            return read(record, Shards.REFERENCE, required(headers, "ce_subject"), headers);
        } catch (RuntimeException e) {
            throw notOurs(record, e);
        }
    }

    /**
     * The same for a record of the log of audit acts.
     *
     * @throws UnreadableEvent if a required header is missing or malformed
     */
    public static LogRecord decodeAudit(ConsumerRecord<String, byte[]> record) {
        try {
            var headers = headers(record);
            return read(record, Shards.AUDIT, required(headers, "ce_subject"), headers);
        } catch (RuntimeException e) {
            throw notOurs(record, e);
        }
    }

    /** How far its reader must have read the log of reference data; 0 if the record asks for nothing, or is none of ours. */
    public static long reference(ConsumerRecord<String, byte[]> record) {
        var header = record.headers().lastHeader(REFERENCE);
        try {
            return header == null ? 0 : Long.parseLong(new String(header.value(), StandardCharsets.UTF_8));
        } catch (NumberFormatException garbage) {
            return 0;
        }
    }

    private static UnreadableEvent notOurs(ConsumerRecord<String, byte[]> record, RuntimeException why) {
        return new UnreadableEvent(
                "not a log record: " + record.topic() + "-" + record.partition() + "@" + record.offset(), why);
    }

    private static LogRecord read(
            ConsumerRecord<String, byte[]> record, int shard, String partitionKey, Map<String, String> h) {
        return new LogRecord(
                owner(required(h, "ce_source")),
                shard,
                Long.parseLong(required(h, "ce_journalposition")),
                required(h, "ce_type"),
                required(h, "ce_subject"),
                partitionKey,
                Integer.parseInt(required(h, "ce_streamversion")),
                Rfc3339.parse(required(h, "ce_time")),
                Rfc3339.parse(required(h, "ce_recordedtime")),
                h.get("ce_unit"),
                h.get("ce_actor"),
                h.get("ce_causationid"),
                h.get("ce_correlationid"),
                h.containsKey("ce_originid") ? new PostId(h.get("ce_originsource"), h.get("ce_originid")) : null,
                Flag.parse(h.get("ce_flags")),
                h.get("ce_sealed"),
                h.get("ce_traceparent"),
                h.containsKey(REFERENCE) ? Long.parseLong(h.get(REFERENCE)) : 0,
                new String(record.value(), StandardCharsets.UTF_8),
                Hash.ofHex(required(h, "ce_previoushash")),
                Hash.ofHex(required(h, "ce_journalhash")));
    }

    private static Map<String, String> headers(ConsumerRecord<String, byte[]> record) {
        var found = new HashMap<String, String>();
        for (var header : record.headers()) {
            if (header.key().startsWith("ce_"))
                found.put(header.key(), new String(header.value(), StandardCharsets.UTF_8));
        }
        return found;
    }

    private static String required(Map<String, String> headers, String name) {
        var value = headers.get(name);
        if (value == null) throw new IllegalArgumentException("header " + name + " is missing");
        return value;
    }

    private static Owner owner(String source) {
        return EventId.ownerOf(source)
                .orElseThrow(() -> new IllegalArgumentException("no source of the log: " + source));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
