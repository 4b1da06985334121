package vn.lienthong.journal.relay;

import static java.util.stream.Collectors.toMap;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import vn.lienthong.contracts.log.Hash;
import vn.lienthong.contracts.log.KafkaRecords;
import vn.lienthong.contracts.log.LogRecord;
import vn.lienthong.contracts.log.Shards;
import vn.lienthong.contracts.log.Topics;
import vn.lienthong.journal.Head;
import vn.lienthong.journal.Journal;
import vn.lienthong.journal.Outage;

/**
 * Sends the journal's records to the log, in position order per shard, each shard by one relay at a time (advisory
 * lock). At start and after any send error it closes its producer, finds the last contiguous record of each shard by
 * reading the partition to its end, and goes on behind it. Once a second it moves every head's time and publishes the
 * heads, also when idle.
 *
 * <p>Two relays that overlap for a moment, one having lost its locks with records on their way, send the same bytes
 * twice; readers drop them as re-sends.
 */
public final class Relay implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Relay.class);
    private static final Duration DATABASE = Duration.ofSeconds(30);
    private static final Duration BACKOFF = Duration.ofMillis(500);
    private static final Duration START = Duration.ofSeconds(60);
    /** Records of a shard that are read and sent at once. */
    private static final int BATCH = 1000;

    /**
     * @param bootstrapServers of Kafka
     * @param heartbeat how often heads are moved and published
     * @param log the topic of the records, and the shards that go there
     * @param heads the topic of the heads
     */
    public record Settings(String bootstrapServers, Duration heartbeat, LogStream log, String heads) {
        public static Settings to(String bootstrapServers, LogStream log) {
            return new Settings(bootstrapServers, Duration.ofSeconds(1), log, Topics.JOURNAL_HEADS);
        }
    }

    /** What a shard's relay is doing. */
    public enum State {
        /** Another instance relays this shard. */
        STANDBY,
        /** Looking for the last contiguous record in the partition. */
        SEEKING,
        RELAYING,
        /** Stopped with an alarm: the log does not agree with the journal. */
        ALARM
    }

    /**
     * @param relayed the last position known to be in the log
     * @param alarm what is wrong; null unless ALARM
     */
    public record ShardStatus(State state, long relayed, String alarm) {}

    private final Journal journal;
    private final Settings settings;
    private final List<Integer> shards;
    private final TailReader tails;
    private final RelayPositions stored = new RelayPositions();
    private final Map<Integer, ShardStatus> status = new ConcurrentHashMap<>();
    /** Of the last record sent to each shard since positions were stored. */
    private final Map<Integer, Long> offsets = new HashMap<>();

    private final BlockingQueue<Boolean> wakeUp = new ArrayBlockingQueue<>(1);
    private final CountDownLatch topicsThere = new CountDownLatch(1);
    private final Thread thread;
    private final Counter sent;
    private final Counter failures;
    private volatile boolean closed;
    private RelayConnection connection;
    private RelayProducer producer;
    private long nextHeartbeat = System.nanoTime();

    public Relay(Journal journal, Settings settings, Optional<MeterRegistry> meters) {
        this.journal = journal;
        this.settings = settings;
        this.tails = new TailReader(settings.bootstrapServers(), settings.log());
        this.shards = settings.log().shards();
        shards.forEach(shard -> status.put(shard, new ShardStatus(State.STANDBY, 0, null)));
        var registry = meters.orElseGet(SimpleMeterRegistry::new);
        var tags = Tags.of("log", settings.log().topic());
        sent = registry.counter("lienthong.relay.sent", tags);
        failures = registry.counter("lienthong.relay.failures", tags);
        registry.gauge(
                "lienthong.relay.alarms", tags, status, all -> in(State.ALARM).size());
        thread = Thread.ofPlatform()
                .daemon()
                .name("relay-" + journal.owner().code() + "-" + settings.log().topic())
                .unstarted(this::run);
        journal.onCommitted(() -> {
            if (isConcerned()) wake();
        });
    }

    /** Begins to relay; returns when the topics are there, or after a minute without a broker, which it goes on trying. */
    public void start() {
        thread.start();
        try {
            if (!topicsThere.await(START.toSeconds(), TimeUnit.SECONDS))
                LOG.warn("no broker yet; the relay goes on trying");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** By shard; on a stand-by the last positions that the relaying instance has stored. */
    public Map<Integer, ShardStatus> status() {
        return new TreeMap<>(status);
    }

    /** Stops relaying, waits for what is on its way, and lets go of the shards. */
    @Override
    public void close() {
        closed = true;
        wake();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Dossiers move all the time, reference data seldom. */
    private boolean isConcerned() {
        return switch (settings.log()) {
            case LogStream.Dossiers dossiers -> true;
            case LogStream.Reference reference ->
                journal.ownLogWritten() > status.get(Shards.REFERENCE).relayed();
            case LogStream.Audit audit ->
                journal.ownLogWritten() > status.get(Shards.AUDIT).relayed();
        };
    }

    private void wake() {
        var unused = wakeUp.offer(true);
    }

    private void run() {
        while (!closed) {
            try {
                createTopics();
                connect();
                while (!closed) round();
            } catch (RuntimeException e) {
                failures.increment();
                LOG.warnf("the relay starts again: %s", Outage.words(e));
            } catch (InterruptedException e) {
                closed = true;
            } finally {
                letGo();
            }
            if (!closed) pause();
        }
    }

    private void createTopics() throws InterruptedException {
        if (topicsThere.getCount() == 0) return;
        new LogTopics(settings.log(), settings.heads()).create(settings.bootstrapServers());
        topicsThere.countDown();
    }

    private void connect() {
        connection = await(RelayConnection.open(journal.pool().getConnection(), this::wake));
        producer = new RelayProducer(settings.bootstrapServers());
        nextHeartbeat = System.nanoTime();
    }

    private void letGo() {
        if (producer != null) producer.close();
        if (connection != null) await(connection.close());
        producer = null;
        connection = null;
        offsets.clear();
        status.replaceAll((shard, s) -> new ShardStatus(State.STANDBY, s.relayed(), null));
    }

    private void pause() {
        try {
            var unused = wakeUp.poll(BACKOFF.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            closed = true;
        }
    }

    private void round() throws InterruptedException {
        if (System.nanoTime() >= nextHeartbeat) heartbeat();
        seek();
        if (!sendNext()) waitForWork();
    }

    private void waitForWork() throws InterruptedException {
        var woken = wakeUp.poll(Math.max(0, nextHeartbeat - System.nanoTime()), TimeUnit.NANOSECONDS);
        if (woken != null && in(State.STANDBY).size() > 0) await(connection.notifyOthers());
    }

    // the shards that are ours

    /** Takes shards that nobody holds, moves and publishes the heads, notes how far the log has come. */
    private void heartbeat() {
        nextHeartbeat = System.nanoTime() + settings.heartbeat().toNanos();
        take();
        publishHeads();
        storePositions();
        var elsewhere = await(stored.read(connection.sql()));
        in(State.STANDBY).forEach(shard -> {
            if (elsewhere.containsKey(shard))
                standby(shard, elsewhere.get(shard).position());
        });
    }

    private void take() {
        var free = shards.stream()
                .filter(shard -> !connection.held().contains(shard))
                .toList();
        if (free.isEmpty()) return;
        await(connection.take(free));
        free.stream()
                .filter(connection.held()::contains)
                .forEach(shard -> status.put(shard, new ShardStatus(State.SEEKING, 0, null)));
    }

    private void standby(int shard, long relayed) {
        status.put(shard, new ShardStatus(State.STANDBY, relayed, null));
    }

    private void publishHeads() {
        var held = new TreeSet<>(connection.held());
        if (held.isEmpty()) return;
        var heads = await(journal.inTransaction(tx ->
                journal.heads().lock(tx, held).call(locked -> journal.heads().move(tx, List.copyOf(locked.values())))));
        producer.send(heads.values().stream()
                .map(head -> HeadRecords.encode(settings.heads(), journal.owner(), head))
                .toList());
    }

    private void storePositions() {
        var reached = new HashMap<Integer, RelayPositions.Stored>();
        offsets.forEach((shard, offset) ->
                reached.put(shard, new RelayPositions.Stored(status.get(shard).relayed(), offset)));
        await(stored.store(connection.sql(), reached));
        offsets.clear();
    }

    private List<Integer> in(State state) {
        return shards.stream()
                .filter(shard -> status.get(shard).state() == state)
                .toList();
    }

    // where the log stands

    private void seek() {
        var seeking = in(State.SEEKING);
        if (seeking.isEmpty()) return;
        var found = believed(seeking);
        var wrong = new HashMap<>(tails.read(found));
        var mistaken = seeking.stream()
                .filter(shard -> !wrong.containsKey(shard) && !found.get(shard).confirmed())
                .collect(toMap(shard -> shard, shard -> LogTail.fromStart(journal.owner())));
        wrong.putAll(tails.read(mistaken));
        found.putAll(mistaken);
        compare(found, wrong);
    }

    /** What was stored last, with the hashes the journal has there; what is not in the journal is not believed. */
    private Map<Integer, LogTail> believed(Collection<Integer> seeking) {
        var last = await(stored.read(connection.sql()));
        var hashes = hashes(last.entrySet().stream()
                .collect(toMap(Map.Entry::getKey, e -> e.getValue().position())));
        return seeking.stream()
                .collect(toMap(
                        shard -> shard,
                        shard -> hashes.containsKey(shard)
                                ? LogTail.from(
                                        journal.owner(),
                                        last.get(shard).position(),
                                        hashes.get(shard),
                                        last.get(shard).offset())
                                : LogTail.fromStart(journal.owner())));
    }

    private Map<Integer, Hash> hashes(Map<Integer, Long> positions) {
        return await(journal.events().hashes(connection.sql(), positions));
    }

    private void compare(Map<Integer, LogTail> found, Map<Integer, String> wrong) {
        var heads = await(journal.heads().all(connection.sql())).stream().collect(toMap(Head::shard, Head::position));
        var hashes = hashes(found.entrySet().stream()
                .filter(tail -> tail.getValue().position() > 0)
                .collect(toMap(Map.Entry::getKey, tail -> tail.getValue().position())));
        found.forEach((shard, tail) -> {
            var fault = Optional.ofNullable(wrong.get(shard))
                    .or(() -> disagreement(tail, heads.get(shard), hashes.getOrDefault(shard, Hash.ZERO)));
            fault.ifPresentOrElse(what -> alarm(shard, tail, what), () -> relayBehind(shard, tail));
        });
    }

    private static Optional<String> disagreement(LogTail tail, long head, Hash hash) {
        if (tail.highest() > head)
            return Optional.of("the log is ahead of the journal: " + tail.highest() + " > " + head);
        if (!tail.hash().equals(hash))
            return Optional.of("the log has another record than the journal at " + tail.position());
        return Optional.empty();
    }

    private void alarm(int shard, LogTail tail, String what) {
        LOG.errorf("ALARM: the relay of shard %d stops: %s", shard, what);
        status.put(shard, new ShardStatus(State.ALARM, tail.position(), what));
    }

    private void relayBehind(int shard, LogTail tail) {
        if (tail.offset() > tail.firstOffset()) offsets.put(shard, tail.offset());
        status.put(shard, new ShardStatus(State.RELAYING, tail.position(), null));
    }

    // sending

    /** @return whether there may be more */
    private boolean sendNext() {
        var from = in(State.RELAYING).stream()
                .collect(toMap(shard -> shard, shard -> status.get(shard).relayed()));
        if (from.isEmpty()) return false;
        var records = await(journal.events().behind(connection.sql(), from, BATCH));
        if (records.isEmpty()) return false;
        var reached = requireContiguous(from, records);
        offsets.putAll(settings.log()
                .byShard(producer.send(records.stream()
                        .map(record -> KafkaRecords.encode(settings.log().topic(), record))
                        .toList())));
        reached.forEach((shard, position) -> status.put(shard, new ShardStatus(State.RELAYING, position, null)));
        sent.increment(records.size());
        return true;
    }

    private static Map<Integer, Long> requireContiguous(Map<Integer, Long> from, List<LogRecord> records) {
        var reached = new HashMap<>(from);
        for (var record : records) {
            if (reached.put(record.shard(), record.position()) != record.position() - 1)
                throw new IllegalStateException("the journal has a gap before " + record.id());
        }
        return reached;
    }

    private static <T> T await(Uni<T> uni) {
        return uni.await().atMost(DATABASE);
    }
}
