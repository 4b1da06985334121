package vn.lienthong.journal.consumer;

import io.smallrye.mutiny.Uni;
import java.util.Map;

/** Where the log ends now. */
@FunctionalInterface
public interface LogEnds {
    /** The next offset of every partition. */
    Uni<Map<Integer, Long>> ends();
}
