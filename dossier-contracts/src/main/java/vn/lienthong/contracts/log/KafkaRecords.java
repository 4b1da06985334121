package vn.lienthong.contracts.log;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import vn.lienthong.contracts.value.Flag;
import vn.lienthong.contracts.value.Owner;
import vn.lienthong.contracts.value.PostId;

/** A log record on Kafka: CloudEvents 1.0, binary mode; the value is the data, everything else a {@code ce_} header. */
public final class KafkaRecords {

    private KafkaRecords() {}

    public static ProducerRecord<String, byte[]> encode(String topic, LogRecord r) {
        var headers = new RecordHeaders();
        attributes(r).forEach((name, value) -> {
            if (value != null) headers.add("ce_" + name, utf8(value));
        });
        headers.add("content-type", utf8("application/json"));
        return new ProducerRecord<>(
                topic, r.shard(), r.recordedAt().toEpochMilli(), r.partitionKey(), utf8(r.data()), headers);
    }

    private static Map<String, String> attributes(LogRecord r) {
        var a = new java.util.LinkedHashMap<String, String>();
        a.put("specversion", "1.0");
        a.put("id", r.id());
        a.put("source", EventId.source(r.owner()));
        a.put("type", r.type());
        a.put("subject", r.dossier());
        a.put("time", r.time().toString());
        a.put("recordedtime", r.recordedAt().toString());
        a.put("streamversion", Integer.toString(r.streamVersion()));
        a.put("journalposition", Long.toString(r.position()));
        a.put("previoushash", r.previousHash().hex());
        a.put("journalhash", r.hash().hex());
        a.put("unit", r.unit());
        a.put("actor", r.actor());
        a.put("causationid", r.causationId());
        a.put("correlationid", r.correlationId());
        a.put("originsource", r.origin() == null ? null : r.origin().source());
        a.put("originid", r.origin() == null ? null : r.origin().id());
        a.put("flags", Flag.text(r.flags()));
        a.put("sealed", r.sealed());
        a.put("traceparent", r.traceParent());
        return a;
    }

    /** @throws UnreadableEvent if a required header is missing or malformed */
    public static LogRecord decode(ConsumerRecord<String, byte[]> record) {
        try {
            return read(record, headers(record));
        } catch (RuntimeException e) {
            throw new UnreadableEvent(
                    "not a log record: " + record.topic() + "-" + record.partition() + "@" + record.offset(), e);
        }
    }

    private static LogRecord read(ConsumerRecord<String, byte[]> record, Map<String, String> h) {
        return new LogRecord(
                owner(required(h, "source")),
                record.partition(),
                Long.parseLong(required(h, "journalposition")),
                required(h, "type"),
                required(h, "subject"),
                record.key(),
                Integer.parseInt(required(h, "streamversion")),
                Instant.parse(required(h, "time")),
                Instant.parse(required(h, "recordedtime")),
                h.get("unit"),
                h.get("actor"),
                h.get("causationid"),
                h.get("correlationid"),
                h.containsKey("originid") ? new PostId(h.get("originsource"), h.get("originid")) : null,
                Flag.parse(h.get("flags")),
                h.get("sealed"),
                h.get("traceparent"),
                new String(record.value(), StandardCharsets.UTF_8),
                Hash.ofHex(required(h, "previoushash")),
                Hash.ofHex(required(h, "journalhash")));
    }

    private static Map<String, String> headers(ConsumerRecord<String, byte[]> record) {
        var found = new HashMap<String, String>();
        for (var header : record.headers()) {
            if (header.key().startsWith("ce_")) {
                found.put(header.key().substring(3), new String(header.value(), StandardCharsets.UTF_8));
            }
        }
        return found;
    }

    private static String required(Map<String, String> headers, String name) {
        var value = headers.get(name);
        if (value == null) throw new IllegalArgumentException("header ce_" + name + " is missing");
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
