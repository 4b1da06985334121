package vn.lienthong.routing.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/** How soon the suite is to be told what happened in a group (đồng bộ dữ liệu), and by whom it need not be. */
public interface Telling {
    /**
     * The first moment at which it is too late; empty where no law sets one.
     *
     * @param procedure of a part
     * @param unit by whose calendar it counts
     * @param happened business time
     * @param receivedOn the day whose law the group keeps
     */
    Optional<Instant> lateFrom(String procedure, String unit, Instant happened, LocalDate receivedOn);

    /** Whether the source was declared offline: it posts in bulk, and that was agreed. */
    boolean isOffline(String source);
}
