package vn.lienthong.deadline;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import vn.lienthong.catalogue.Catalogue;
import vn.lienthong.contracts.event.DossierEvent;
import vn.lienthong.contracts.event.DossierReceived;
import vn.lienthong.contracts.log.Draft;
import vn.lienthong.contracts.log.Hash;
import vn.lienthong.contracts.log.KafkaRecords;
import vn.lienthong.contracts.log.LogRecord;
import vn.lienthong.contracts.log.Shards;
import vn.lienthong.contracts.log.Topics;
import vn.lienthong.contracts.value.Channel;
import vn.lienthong.contracts.value.DueSource;
import vn.lienthong.contracts.value.Limit;
import vn.lienthong.contracts.value.LimitUnit;
import vn.lienthong.contracts.value.Owner;
import vn.lienthong.contracts.value.PostId;
import vn.lienthong.contracts.value.PromisedDue;
import vn.lienthong.journal.Append;
import vn.lienthong.journal.Head;
import vn.lienthong.workingtime.DueDates;
import vn.lienthong.workingtime.WorkCalendar;

/** The real log: what intake and routing write is sent by hand, what deadline writes is read back. */
final class DossierLog implements AutoCloseable {
    static final String WARD = "00565";
    private static final String SOURCE = "urn:vn:motcua:trau-quy";

    private final Map<Owner, Append> appends = new HashMap<>();
    private final Map<String, Head> heads = new HashMap<>();
    private final KafkaProducer<String, byte[]> producer;
    private final String bootstrap;

    DossierLog(String bootstrap) {
        this.bootstrap = bootstrap;
        this.producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrap), new StringSerializer(), new ByteArraySerializer());
    }

    /** Received by the ward with a limit of so many working days; returns the due instant. */
    Instant receive(String dossier, Instant received, int workingDays) {
        var limit = new Limit(BigDecimal.valueOf(workingDays), LimitUnit.WORKING_DAY);
        var calendar = Catalogue.shipped().calendar(WARD, WorkCalendar.dayOf(received));
        var due = DueDates.compute(received, limit, calendar);
        var promised = new PromisedDue(
                due.due(), due.slipDueAt(), DueSource.COMPUTED, due.due(), limit, "LOCAL-DCXD/1", calendar.version());
        say(
                Owner.INTAKE,
                dossier,
                received,
                new DossierReceived(
                        WARD,
                        "LOCAL-DCXD",
                        "DCXD",
                        Channel.DIRECT,
                        WARD,
                        promised,
                        "cb-01",
                        null,
                        null,
                        null,
                        null,
                        null));
        return due.due().at();
    }

    /** Sends the fact behind what its owner has sent before; returns its id. */
    String say(Owner owner, String dossier, Instant time, DossierEvent event) {
        var shard = Shards.STANDARD.of(dossier);
        var head = heads.getOrDefault(owner + "-" + shard, new Head(shard, 0, Hash.ZERO, Instant.EPOCH));
        var draft = new Draft(
                event,
                dossier,
                dossier,
                time,
                WARD,
                "cb-01",
                null,
                null,
                new PostId(SOURCE, dossier + "-" + time),
                Set.of(),
                null,
                null);
        var appended = appends.computeIfAbsent(owner, first -> new Append(first, Map.of()))
                .behind(new Head(shard, head.position(), head.hash(), Instant.now()), List.of(draft));
        heads.put(owner + "-" + shard, appended.head());
        var record = appended.records().getFirst();
        send(record);
        return record.id();
    }

    /** What deadline has said of the dossier, in the order of the log. */
    List<LogRecord> ofDeadline(String dossier) {
        var partition = new TopicPartition(Topics.DOSSIER_EVENTS, Shards.STANDARD.of(dossier));
        try (var consumer = new KafkaConsumer<>(
                Map.<String, Object>of("bootstrap.servers", bootstrap),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            var end = consumer.endOffsets(List.of(partition)).get(partition);
            var found = new ArrayList<LogRecord>();
            while (consumer.position(partition) < end) {
                for (var record : consumer.poll(Duration.ofMillis(200))) found.add(KafkaRecords.decode(record));
            }
            return found.stream()
                    .filter(record ->
                            record.owner() == Owner.DEADLINE && record.dossier().equals(dossier))
                    .toList();
        }
    }

    private void send(LogRecord record) {
        try {
            producer.send(KafkaRecords.encode(Topics.DOSSIER_EVENTS, record)).get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
