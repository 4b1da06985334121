package vn.lienthong.service.order;

import vn.lienthong.contracts.log.LogRecord;

/**
 * What became of an order.
 *
 * @param <D> what is told beyond the fact itself
 * @param <R> why it was refused
 */
public sealed interface Outcome<D, R> {

    /**
     * The fact stands in the journal.
     *
     * @param repeated the same order was given before, and this is its first answer
     */
    record Done<D, R>(LogRecord fact, D detail, boolean repeated) implements Outcome<D, R> {}

    record Refused<D, R>(R reason) implements Outcome<D, R> {}

    /** Another order was given under the same Idempotency-Key. */
    record Conflicting<D, R>() implements Outcome<D, R> {}
}
