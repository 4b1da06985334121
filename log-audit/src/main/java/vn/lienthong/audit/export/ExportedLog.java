package vn.lienthong.audit.export;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import vn.lienthong.audit.Chain;
import vn.lienthong.audit.CopyRows;
import vn.lienthong.audit.EventRows;
import vn.lienthong.audit.KafkaLog;
import vn.lienthong.audit.Link;
import vn.lienthong.audit.Partition;
import vn.lienthong.audit.Sources;
import vn.lienthong.audit.Witness;
import vn.lienthong.contracts.log.Hash;
import vn.lienthong.contracts.log.Topics;
import vn.lienthong.contracts.value.Owner;

/** An export as an auditor reads it, without any server. */
public final class ExportedLog implements Sources {
    private final Path folder;
    private final Manifest manifest;

    /** @throws UnusableExport if it is none, or of another format */
    public ExportedLog(Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
        this.manifest = Manifest.read(this.folder);
    }

    /** @throws UnusableExport if a file is missing or not as it was written */
    public ExportedLog requireUndamaged() {
        try {
            for (var content : manifest.contents()) HashedFile.require(folder, content);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Manifest manifest() {
        return manifest;
    }

    Path file(Manifest.Content content) {
        return folder.resolve(content.file());
    }

    @Override
    public List<Witness> witnesses() {
        var last = new HashMap<String, Witness>();
        manifest.log(Topics.JOURNAL_HEADS, 0)
                .ifPresent(file -> records(
                        file,
                        record -> KafkaLog.head(
                                record.value(), head -> last.put(head.chain().tree(), head))));
        var all = new ArrayList<>(last.values());
        for (var owner : Owner.values()) {
            all.addAll(headsOf(owner));
            all.addAll(relayedBy(owner));
            all.addAll(readBy(owner));
        }
        return all;
    }

    private List<Witness> relayedBy(Owner owner) {
        return witnesses(
                owner,
                "relay_position",
                row -> new Witness(new Chain(owner, row.shard()), row.position(), null, "its relay", true));
    }

    private List<Witness> readBy(Owner owner) {
        return witnesses(
                owner,
                "consumer_source",
                row -> new Witness(
                        new Chain(Owner.ofCode(row.text("owner")), row.shard()),
                        row.position(),
                        Hash.of(row.bytes("hash")),
                        "the reader " + row.text("reader") + " of " + owner.code(),
                        true));
    }

    private List<Witness> headsOf(Owner owner) {
        return witnesses(
                owner,
                "shard_head",
                row -> new Witness(
                        new Chain(owner, row.shard()),
                        row.position(),
                        Hash.of(row.bytes("hash")),
                        "the head in its table",
                        false));
    }

    private record Row(List<String> columns, CopyRows rows) {
        int shard() {
            return (int) rows.number(columns.indexOf("shard"));
        }

        long position() {
            return rows.number(columns.indexOf("position"));
        }

        byte[] bytes(String column) {
            return rows.bytes(columns.indexOf(column));
        }

        String text(String column) {
            return new String(bytes(column), StandardCharsets.UTF_8);
        }
    }

    /** What each row of a table knows, but for those that know of no record yet. */
    private List<Witness> witnesses(Owner owner, String name, Function<Row, Witness> read) {
        var all = new ArrayList<Witness>();
        manifest.table(owner.code(), name, null)
                .ifPresent(table -> rows(table, rows -> {
                    var row = new Row(table.columns(), rows);
                    while (rows.next()) if (row.position() > 0) all.add(read.apply(row));
                }));
        return all;
    }

    @Override
    public void log(Partition partition, LogReading reading) {
        manifest.log(partition.topic(), partition.number())
                .ifPresent(file -> records(file, record -> KafkaLog.record(partition, record, reading)));
    }

    @Override
    public void journal(Chain chain, Consumer<Link> each) {
        manifest.table(chain.owner().code(), KeptTables.EVENTS, chain.shard())
                .ifPresent(table -> rows(table, rows -> new EventRows(chain.owner(), rows).forEach(each)));
    }

    private interface Reading {
        void of(CopyRows rows) throws IOException;
    }

    private void rows(Manifest.TableFile table, Reading reading) {
        try (var rows = new CopyRows(Files.newInputStream(file(table.content())))) {
            reading.of(rows);
        } catch (IOException e) {
            throw new UnusableExport("the export is damaged: " + table.content().file() + ": " + e.getMessage(), e);
        }
    }

    private void records(Manifest.TopicFile file, Consumer<ConsumerRecord<byte[], byte[]>> each) {
        try {
            LogFile.read(file(file.content()), file, each);
        } catch (IOException e) {
            throw new UnusableExport("the export is damaged: " + file.content().file() + ": " + e.getMessage(), e);
        }
    }

    @Override
    public long records() {
        return manifest.records() * 2;
    }
}
