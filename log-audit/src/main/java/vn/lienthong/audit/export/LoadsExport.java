package vn.lienthong.audit.export;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.postgresql.PGConnection;
import vn.lienthong.audit.JournalDatabase;
import vn.lienthong.audit.KafkaLog;
import vn.lienthong.audit.Partition;
import vn.lienthong.contracts.log.Topics;

/** Loads an export into the databases and the Kafka of a suite that has started once and holds nothing yet. */
public final class LoadsExport {
    private static final Set<String> LOG = Set.of(Topics.DOSSIER_EVENTS, Topics.REFERENCE_DATA, Topics.AUDIT_EVENTS);

    private final ExportedLog export;
    private final List<JournalDatabase> databases;
    private final String bootstrap;
    private final LongConsumer progress;

    /** @param progress is told of so many more records */
    public LoadsExport(ExportedLog export, List<JournalDatabase> databases, String bootstrap, LongConsumer progress) {
        this.export = export;
        this.databases = databases;
        this.bootstrap = bootstrap;
        this.progress = progress;
    }

    /**
     * @return how many records of the log were loaded
     * @throws UnusableExport if the suite is not empty or of another version
     */
    public long load() {
        requireEmpty();
        try {
            for (var database : databases) requireSameSchema(database);
            for (var database : databases) load(database);
            return loadLog();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new UnusableExport("a database refuses the export: " + e.getMessage(), e);
        }
    }

    /** @throws UnusableExport if a journal or the log holds anything; a suite without tables is empty */
    public void requireEmpty() {
        try {
            for (var database : databases) if (holdsEvents(database)) throw notEmpty();
        } catch (SQLException e) {
            throw new UnusableExport("a database cannot be read: " + e.getMessage(), e);
        }
        requireEmptyLog();
    }

    private static boolean holdsEvents(JournalDatabase database) throws SQLException {
        try (var connection = database.connect();
                var statement = connection.createStatement()) {
            var isThere = isTrue(statement, "select to_regclass('event') is not null");
            return isThere && isTrue(statement, "select exists (select from event)");
        }
    }

    private static boolean isTrue(Statement statement, String query) throws SQLException {
        try (var answer = statement.executeQuery(query)) {
            answer.next();
            return answer.getBoolean(1);
        }
    }

    private void requireSameSchema(JournalDatabase database) throws SQLException {
        try (var connection = database.connect()) {
            var here = KeptTables.schema(connection);
            var there = export.manifest().schemas().get(database.owner().code());
            if (!here.equals(there))
                throw new UnusableExport(
                        "the export comes from another version of the suite: the database of %s has the scripts %s there and %s here"
                                .formatted(database.owner().code(), there, here));
        }
    }

    private void requireEmptyLog() {
        var log = new KafkaLog(bootstrap);
        var topics = Partition.all().stream().map(Partition::topic).distinct().toList();
        if (log.records(log.partitions(topics)) > 0) throw notEmpty();
    }

    private static UnusableExport notEmpty() {
        return new UnusableExport("the suite is not empty; an export is loaded into a new data folder only");
    }

    private void load(JournalDatabase database) throws SQLException, IOException {
        try (var connection = database.connect()) {
            connection.setAutoCommit(false);
            try (var statement = connection.createStatement()) {
                statement.execute("set session_replication_role = replica"); // a journal refuses what is no insert
                for (var table : tablesOf(database)) statement.execute("delete from " + table);
            }
            for (var file : export.manifest().tables())
                if (file.service().equals(database.owner().code())) copy(connection, file);
            connection.commit();
        }
    }

    private List<String> tablesOf(JournalDatabase database) {
        return export.manifest().tables().stream()
                .filter(file -> file.service().equals(database.owner().code()))
                .map(Manifest.TableFile::table)
                .distinct()
                .toList();
    }

    private void copy(Connection connection, Manifest.TableFile file) throws SQLException, IOException {
        var columns = String.join(", ", file.columns());
        try (var in = Files.newInputStream(export.file(file.content()))) {
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("copy %s (%s) from stdin (format binary)".formatted(file.table(), columns), in, 1 << 16);
        }
    }

    private long loadLog() throws IOException {
        long loaded = 0;
        try (var producer = producer()) {
            for (var file : export.manifest().log()) {
                if (!LOG.contains(file.topic()))
                    continue; // heads are told anew, checkpoints were signed by another suite
                send(producer, file);
                loaded += file.records();
            }
        }
        return loaded;
    }

    private void send(KafkaProducer<byte[], byte[]> producer, Manifest.TopicFile file) throws IOException {
        var failure = new AtomicReference<Exception>();
        LogFile.read(export.file(file.content()), file, record -> {
            progress.accept(1);
            var sent = new ProducerRecord<>(
                    file.topic(), file.partition(), record.timestamp(), record.key(), record.value(), record.headers());
            var unused = producer.send(sent, (stored, error) -> {
                if (error != null) failure.compareAndSet(null, error);
                else if (stored.offset() != record.offset())
                    failure.compareAndSet(null, elsewhere(file, record.offset()));
            });
        });
        producer.flush();
        if (failure.get() != null)
            throw new UnusableExport(
                    "Kafka refuses the export: " + failure.get().getMessage());
    }

    private static UnusableExport elsewhere(Manifest.TopicFile file, long offset) {
        return new UnusableExport("a record comes to stand elsewhere than at offset %d of %s"
                .formatted(offset, new TopicPartition(file.topic(), file.partition())));
    }

    private KafkaProducer<byte[], byte[]> producer() {
        return new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrap,
                        ProducerConfig.ACKS_CONFIG,
                        "all",
                        ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                        true,
                        ProducerConfig.COMPRESSION_TYPE_CONFIG,
                        "lz4",
                        ProducerConfig.BATCH_SIZE_CONFIG,
                        256 * 1024,
                        ProducerConfig.LINGER_MS_CONFIG,
                        20,
                        ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
                        4 * 1024 * 1024),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }
}
