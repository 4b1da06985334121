package vn.lienthong.routing.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/** How soon the suite is to be told that a part of a group has ended (đồng bộ dữ liệu), and by whom it need not be. */
public interface Telling {
    /**
     * The first moment at which it is too late; empty where no law sets one.
     *
     * @param procedure of the part
     * @param unit that ended it
     * @param ended business time
     * @param receivedOn the day whose law the group keeps
     */
    Optional<Instant> lateFrom(String procedure, String unit, Instant ended, LocalDate receivedOn);

    /** Whether the source was declared offline: it posts in bulk, and that was agreed. */
    boolean isOffline(String source);
}
