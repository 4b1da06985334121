package vn.lienthong.audit.export;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.function.Consumer;
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
        for (var owner : Owner.values()) all.addAll(headsOf(owner));
        return all;
    }

    private List<Witness> headsOf(Owner owner) {
        var all = new ArrayList<Witness>();
        manifest.table(owner.code(), "shard_head", null)
                .ifPresent(table -> rows(table, rows -> {
                    var columns = table.columns();
                    while (rows.next()) {
                        var position = rows.number(columns.indexOf("position"));
                        if (position > 0)
                            all.add(new Witness(
                                    new Chain(owner, (int) rows.number(columns.indexOf("shard"))),
                                    position,
                                    Hash.of(rows.bytes(columns.indexOf("hash"))),
                                    "the head in its table",
                                    false));
                    }
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
