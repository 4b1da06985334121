package vn.lienthong.audit.export;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongConsumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.postgresql.PGConnection;
import vn.lienthong.audit.Chain;
import vn.lienthong.audit.EventRows;
import vn.lienthong.audit.JournalDatabase;
import vn.lienthong.audit.KafkaLog;
import vn.lienthong.audit.Partition;
import vn.lienthong.contracts.log.LogRecord;
import vn.lienthong.contracts.log.Topics;

/**
 * Writes the whole log and what the journals keep beside it, as they are at one moment, into an empty folder. Facts may come
 * in meanwhile.
 */
public final class WritesExport {
    private static final List<String> TOPICS = List.of(
            Topics.DOSSIER_EVENTS,
            Topics.REFERENCE_DATA,
            Topics.AUDIT_EVENTS,
            Topics.JOURNAL_HEADS,
            Topics.CHECKPOINTS);

    private final List<JournalDatabase> databases;
    private final KafkaLog log;
    private final Path folder;
    private final LongConsumer progress;
    private final Map<String, String> schemas = new TreeMap<>();
    private final List<Manifest.TableFile> tables = new ArrayList<>();
    private final List<Manifest.TopicFile> topics = new ArrayList<>();
    private final Map<Chain, Long> heads = new HashMap<>();
    private final Map<Chain, Long> sent = new HashMap<>();
    private byte[] checkpoint;

    /** @param progress is told of so many more records */
    public WritesExport(List<JournalDatabase> databases, KafkaLog log, Path folder, LongConsumer progress) {
        this.databases = databases;
        this.log = log;
        this.folder = folder;
        this.progress = progress;
    }

    /**
     * @return how many records of the log it holds
     * @throws UnusableExport if the folder is not empty, something cannot be read, or the log holds what no journal does
     */
    public long write() {
        var partitions = log.partitions(TOPICS);
        try {
            requireEmpty();
            try (var moment = Moment.of(databases, log, partitions)) {
                for (var database : databases)
                    try (var state = moment.state(database.owner())) {
                        write(state, database);
                    }
                for (var partition : partitions) write(partition, moment.end(partition));
            }
            requireAllOfJournals();
            var records = topics.stream().mapToLong(Manifest.TopicFile::records).sum();
            new Manifest(Manifest.FORMAT, schemas, records, topics, tables, newestCheckpoint()).write(folder);
            return records;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new UnusableExport("a database cannot be read: " + e.getMessage(), e);
        }
    }

    private void requireEmpty() throws IOException {
        Files.createDirectories(folder);
        try (var there = Files.list(folder)) {
            if (there.findAny().isPresent()) throw new UnusableExport(folder + " is not empty");
        }
    }

    private void write(Connection connection, JournalDatabase database) throws SQLException, IOException {
        schemas.put(database.owner().code(), KeptTables.schema(connection));
        for (var table : KeptTables.columns(connection, database.owner()).entrySet()) {
            if (table.getKey().equals(KeptTables.EVENTS)) writeEvents(connection, database);
            else tables.add(copy(connection, database, table.getKey(), null, table.getValue(), table.getKey()));
        }
    }

    /** Shard by shard in the order of positions, in the columns in which events are read. */
    private void writeEvents(Connection connection, JournalDatabase database) throws SQLException, IOException {
        var columns = EventRows.COLUMNS;
        for (var chain : Chain.all()) {
            if (chain.owner() != database.owner()) continue;
            var query = "(select %s from event where shard = %d order by position)".formatted(columns, chain.shard());
            tables.add(copy(
                    connection, database, KeptTables.EVENTS, chain.shard(), List.of(columns.split(",\\s*")), query));
            heads.put(chain, last(connection, chain.shard()));
        }
    }

    private static long last(Connection connection, int shard) throws SQLException {
        try (var statement = connection.createStatement();
                var last =
                        statement.executeQuery("select coalesce(max(position), 0) from event where shard = " + shard)) {
            last.next();
            return last.getLong(1);
        }
    }

    private Manifest.TableFile copy(
            Connection connection,
            JournalDatabase database,
            String table,
            Integer shard,
            List<String> columns,
            String from)
            throws SQLException, IOException {
        var service = database.owner().code();
        var name = shard == null ? table : "%s-%02d".formatted(table, shard);
        var source = from.startsWith("(") ? from : "%s (%s)".formatted(from, String.join(", ", columns));
        var file = new HashedFile(folder, "journals/%s/%s.copy".formatted(service, name));
        try (file) {
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyOut("copy " + source + " to stdout (format binary)", file.out());
        }
        return new Manifest.TableFile(service, table, shard, columns, file.content());
    }

    private void write(TopicPartition partition, long end) throws IOException {
        var file = new HashedFile(folder, "log/%s-%02d.log".formatted(partition.topic(), partition.partition()));
        var chains = Partition.all().stream()
                .filter(one -> one.topic().equals(partition.topic()) && one.number() == partition.partition())
                .findFirst();
        long records;
        try (file) {
            var writer = new LogFile.Writer(file.out());
            log.bytesBefore(partition, end, new KafkaLog.Reader() {
                @Override
                public void record(ConsumerRecord<byte[], byte[]> record) {
                    try {
                        writer.write(record);
                        if (record.topic().equals(Topics.CHECKPOINTS)) checkpoint = record.value();
                        progress.accept(1);
                        chains.ifPresent(one -> sent(KafkaLog.decode(one, record)));
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                }

                @Override
                public void unreadable(long offset, String why) {
                    throw new UnusableExport("%s cannot be read at offset %d: %s; ./lienthong verify says what is wrong"
                            .formatted(partition, offset, why));
                }
            });
            records = writer.records();
        }
        topics.add(new Manifest.TopicFile(partition.topic(), partition.partition(), records, file.content()));
    }

    private Manifest.Content newestCheckpoint() throws IOException {
        if (checkpoint == null) return null;
        var file = new HashedFile(folder, "newest.checkpoint");
        try (file) {
            file.out().write(checkpoint);
        }
        return file.content();
    }

    private void sent(LogRecord record) {
        sent.merge(new Chain(record.owner(), record.shard()), record.position(), Math::max);
    }

    private void requireAllOfJournals() {
        sent.forEach((chain, position) -> {
            if (position > heads.getOrDefault(chain, 0L))
                throw new UnusableExport("the log holds %s %d, which the journal does not; ./lienthong verify says more"
                        .formatted(chain, position));
        });
    }
}
