package vn.lienthong.benchmarks.suite;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import vn.lienthong.contracts.event.DeadlineEvent;
import vn.lienthong.contracts.event.DossierEvent;
import vn.lienthong.contracts.event.DossierReceived;
import vn.lienthong.contracts.event.DossierResolved;
import vn.lienthong.contracts.event.DossierTransferred;
import vn.lienthong.contracts.event.DueDateSet;
import vn.lienthong.contracts.event.ResultReturned;
import vn.lienthong.contracts.event.RoutingEvent;
import vn.lienthong.contracts.log.EventTypes;
import vn.lienthong.contracts.log.Hash;
import vn.lienthong.contracts.log.HashChain;
import vn.lienthong.contracts.log.KafkaRecords;
import vn.lienthong.contracts.log.LogRecord;
import vn.lienthong.contracts.log.Shards;
import vn.lienthong.contracts.log.Topics;
import vn.lienthong.contracts.value.Channel;
import vn.lienthong.contracts.value.DueDate;
import vn.lienthong.contracts.value.DuePrecision;
import vn.lienthong.contracts.value.DueReason;
import vn.lienthong.contracts.value.DueSource;
import vn.lienthong.contracts.value.Outcome;
import vn.lienthong.contracts.value.Owner;
import vn.lienthong.contracts.value.PostId;
import vn.lienthong.contracts.value.PromisedDue;
import vn.lienthong.contracts.value.Scope;

/**
 * A log of many dossiers, written straight to the topic with all its chains as the owners would have written it: received,
 * dated, handed on, resolved and returned. Only what reads the log alone can be measured on it; the journals are empty.
 */
final class MadeLog {
    static final int FACTS_A_DOSSIER = 5;

    private static final String[] WARDS = {"00565", "00568", "00571", "00574", "00580", "00586", "00589", "00592"};
    private static final int A_DAY = 400;
    private static final LocalDate FIRST_DAY = LocalDate.of(2018, 1, 2);
    private static final Instant RECORDED = Instant.parse("2026-01-01T00:00:00Z");

    private record Chain(Owner owner, int shard) {}

    private final Map<Chain, LogRecord> last = new HashMap<>();
    private final Map<Integer, Long> written = new HashMap<>();
    private final KafkaProducer<String, byte[]> producer;
    private long facts;

    private MadeLog(KafkaProducer<String, byte[]> producer) {
        this.producer = producer;
    }

    static MadeLog write(String bootstrap, int dossiers) {
        var settings = Map.<String, Object>of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrap,
                ProducerConfig.LINGER_MS_CONFIG,
                20,
                ProducerConfig.BATCH_SIZE_CONFIG,
                1 << 18,
                ProducerConfig.COMPRESSION_TYPE_CONFIG,
                "lz4");
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            var log = new MadeLog(producer);
            for (int i = 0; i < dossiers; i++) log.dossier(i);
            producer.flush();
            return log;
        }
    }

    private void dossier(int number) {
        var ward = WARDS[number % WARDS.length];
        var day = FIRST_DAY.plusDays(number / A_DAY % 2_500);
        var code = "018.%s-%ty%<tm%<td-%07d".formatted(ward, day, number);
        var at = day.atTime(8, 0).toInstant(ZoneOffset.ofHours(7)).plusSeconds(number % 25_000);
        var due = new DueDate(day.plusDays(5).atTime(23, 59, 59).toInstant(ZoneOffset.ofHours(7)), DuePrecision.DAY);
        var received = append(code, 1, at, received(ward, number, due), null);
        append(code, 1, at, new DueDateSet(Scope.DOSSIER, null, due, DueReason.INITIAL, null, "1"), received);
        append(code, 1, after(at, 1), new DossierTransferred(ward, "018", null, null, null), null);
        var closed = after(at, 1 + number % 7);
        append(code, 2, closed, new DossierResolved(ward, Outcome.APPROVED, "cb-" + number % 5, null), null);
        append(code, 2, closed.plusSeconds(60), new ResultReturned(ward, Channel.DIRECT, null), null);
    }

    private static Instant after(Instant at, int days) {
        return at.plus(Duration.ofDays(days));
    }

    private static DossierReceived received(String ward, int number, DueDate due) {
        var channel = number % 3 == 0 ? Channel.ONLINE : Channel.DIRECT;
        var promised = new PromisedDue(due, due.at(), DueSource.COMPUTED, due, null, "1", "1");
        return new DossierReceived(
                ward, "2.000815", "CT", channel, null, promised, "cb-" + number % 5, null, null, null, null, null);
    }

    private String append(String code, int version, Instant at, DossierEvent event, String cause) {
        var chain = new Chain(owner(event), Shards.STANDARD.of(code));
        var before = last.get(chain);
        var origin = event instanceof DossierReceived ? new PostId("urn:vn:motcua:bench", code) : null;
        var unsigned = record(chain, before, code, version, at, event, cause, origin, Hash.ZERO);
        var record = record(chain, before, code, version, at, event, cause, origin, HashChain.hash(unsigned));
        last.put(chain, record);
        written.merge(chain.shard(), 1L, Long::sum);
        facts++;
        var _ = producer.send(KafkaRecords.encode(Topics.DOSSIER_EVENTS, record), (_, failure) -> {
            if (failure != null) throw new IllegalStateException("the log takes no more", failure);
        });
        return record.id();
    }

    private LogRecord record(
            Chain chain,
            LogRecord before,
            String code,
            int version,
            Instant at,
            DossierEvent event,
            String cause,
            PostId origin,
            Hash hash) {
        return new LogRecord(
                chain.owner(),
                chain.shard(),
                before == null ? 1 : before.position() + 1,
                EventTypes.nameOf(event),
                code,
                code,
                version,
                at,
                RECORDED.plusMillis(facts),
                "018",
                null,
                cause,
                null,
                origin,
                Set.of(),
                null,
                null,
                0,
                EventTypes.encode(event),
                before == null ? Hash.ZERO : before.hash(),
                hash);
    }

    private static Owner owner(DossierEvent event) {
        if (event instanceof DeadlineEvent) return Owner.DEADLINE;
        return event instanceof RoutingEvent ? Owner.ROUTING : Owner.INTAKE;
    }

    /** Lets reporting believe that it has read all of it, so that a replay has an end to go to. */
    void pretendRead(Connection reporting) throws SQLException {
        try (var position = reporting.prepareStatement("insert into consumer_position (reader, partition, next_offset)"
                        + " values ('reporting', ?, ?) on conflict (reader, partition) do update"
                        + " set next_offset = excluded.next_offset");
                var source = reporting.prepareStatement("insert into consumer_source (reader, partition, owner, shard,"
                        + " position, hash) values ('reporting', ?, ?, ?, ?, ?)")) {
            for (var partition : written.entrySet()) {
                position.setInt(1, partition.getKey());
                position.setLong(2, partition.getValue());
                position.executeUpdate();
            }
            for (var chain : last.entrySet()) {
                source.setInt(1, chain.getKey().shard());
                source.setString(2, chain.getKey().owner().code());
                source.setInt(3, chain.getKey().shard());
                source.setLong(4, chain.getValue().position());
                source.setBytes(5, chain.getValue().hash().bytes());
                source.executeUpdate();
            }
        }
    }

    long facts() {
        return facts;
    }
}
