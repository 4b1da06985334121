package vn.lienthong.audit;

import java.io.IOException;
import java.util.function.Consumer;
import vn.lienthong.contracts.log.Hash;
import vn.lienthong.contracts.log.LogRecord;
import vn.lienthong.contracts.value.Flag;
import vn.lienthong.contracts.value.Owner;
import vn.lienthong.contracts.value.PostId;

/** Rows of the table {@code event} of a journal, as the links of its chain. */
public final class EventRows {
    /** In the order in which they are read here. */
    public static final String COLUMNS = """
            shard, position, dossier, version, type, payload, time, recorded_at, partition_key, unit, actor, causation, \
            correlation, origin_source, origin_id, flags, sealed, trace_parent, prev_hash, hash, reference_position""";

    private static final Hash NO_HASH = Hash.ofHex("ff".repeat(Hash.LENGTH));

    private final Owner owner;
    private final CopyRows rows;

    public EventRows(Owner owner, CopyRows rows) {
        this.owner = owner;
        this.rows = rows;
    }

    public void forEach(Consumer<Link> each) throws IOException {
        while (rows.next()) each.accept(link());
    }

    private Link link() {
        try {
            return Link.of(record());
        } catch (RuntimeException unreadable) {
            return new Link(rows.number(1), hash(18), hash(19), Hash.ZERO, null);
        }
    }

    /** In the place of what is no hash stands one that no record has. */
    private Hash hash(int field) {
        return rows.isNull(field) || rows.bytes(field).length != Hash.LENGTH ? NO_HASH : Hash.of(rows.bytes(field));
    }

    private LogRecord record() {
        var dossier = rows.text(2);
        return new LogRecord(
                owner,
                (int) rows.number(0),
                rows.number(1),
                rows.text(4),
                dossier,
                rows.isNull(8) ? dossier : rows.text(8),
                (int) rows.number(3),
                rows.time(6),
                rows.time(7),
                rows.text(9),
                rows.text(10),
                rows.text(11),
                rows.text(12),
                rows.isNull(13) ? null : new PostId(rows.text(13), rows.text(14)),
                Flag.parse(rows.text(15)),
                rows.text(16),
                rows.text(17),
                rows.isNull(20) ? 0 : rows.number(20),
                rows.text(5),
                Hash.of(rows.bytes(18)),
                Hash.of(rows.bytes(19)));
    }
}
