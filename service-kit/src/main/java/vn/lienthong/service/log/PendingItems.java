package vn.lienthong.service.log;

import io.smallrye.mutiny.Uni;

/** How many posted facts wait for their owner's answer; supplied by the front door alone. */
public interface PendingItems {
    Uni<Long> count();
}
