package vn.lienthong.service.order;

import java.time.Instant;
import vn.lienthong.contracts.log.LogRecord;
import vn.lienthong.service.casefile.CaseFile;

/**
 * What a service decides orders with.
 *
 * @param <C> what is ordered
 * @param <D> what an answer tells beyond the fact itself
 * @param <R> why an order is refused
 */
public interface OrderDecider<C, D, R> {

    /** @param now when happens what is ordered */
    Ruling<R> decide(C command, CaseFile file, Instant now);

    /**
     * Must be the same for a repeat, whatever was recorded since.
     *
     * @param fact what the order became; it is in the file
     */
    D detail(CaseFile file, LogRecord fact);
}
