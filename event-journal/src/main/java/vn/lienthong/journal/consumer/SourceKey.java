package vn.lienthong.journal.consumer;

import vn.lienthong.contracts.log.LogRecord;
import vn.lienthong.contracts.value.Owner;

/** One of the journal shards whose records meet in a partition. */
record SourceKey(Owner owner, int shard) {
    static SourceKey of(LogRecord record) {
        return new SourceKey(record.owner(), record.shard());
    }

    static SourceKey parse(String text) {
        var dash = text.lastIndexOf('-');
        return new SourceKey(Owner.ofCode(text.substring(0, dash)), Integer.parseInt(text.substring(dash + 1)));
    }

    @Override
    public String toString() {
        return owner.code() + "-" + shard;
    }
}
