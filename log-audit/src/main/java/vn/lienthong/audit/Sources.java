package vn.lienthong.audit;

import java.util.List;
import java.util.function.Consumer;
import vn.lienthong.contracts.log.LogRecord;

/**
 * Where journals and log are read. While the suite runs all of it grows: so first the witnesses are asked, then a partition
 * of the log is read, then the journals that it comes from, and nothing that was told earlier can be missing later.
 */
public interface Sources {
    List<Witness> witnesses();

    /** In the order of offsets, up to the end that it has when the reading begins. */
    void log(Partition partition, LogReading reading);

    /** In the order of positions. */
    void journal(Chain chain, Consumer<Link> each);

    /** How many records there are, more or less, in journals and log together. */
    long records();

    /** What a partition of the log brings. */
    interface LogReading {
        void record(LogRecord record);

        void unreadable(long offset, String why);
    }
}
