package vn.lienthong.journal.relay;

import java.util.Map;
import vn.lienthong.contracts.value.Owner;
import vn.lienthong.journal.Head;

/** How far every journal has come, as its relay last said on the topic {@code journal-heads}. */
public final class JournalHeads implements AutoCloseable {
    /** Names a shard of an owner. */
    public record Key(Owner owner, int shard) {}

    public JournalHeads(String bootstrapServers) {}

    public void start() {
        throw new UnsupportedOperationException();
    }

    /** The newest heads read so far; nothing recorded later than a head's time is missing up to its position. */
    public Map<Key, Head> heads() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {}
}
