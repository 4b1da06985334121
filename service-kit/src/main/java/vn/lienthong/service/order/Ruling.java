package vn.lienthong.service.order;

import java.time.Instant;
import java.util.Set;
import vn.lienthong.contracts.event.DossierEvent;
import vn.lienthong.contracts.value.Flag;

/**
 * What a service decides on an order.
 *
 * @param <R> why it refuses
 */
public sealed interface Ruling<R> {

    /** @param time business time */
    record Granted<R>(DossierEvent fact, Instant time, Set<Flag> flags) implements Ruling<R> {}

    record Refused<R>(R reason) implements Ruling<R> {}
}
