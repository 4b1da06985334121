/**
 * A service's journal, relay and consumer, put together the same way in all services. A service supplies a
 * {@link vn.lienthong.journal.consumer.LogReaction} bean, and where it has more to say a
 * {@link vn.lienthong.journal.consumer.Quarantine.SkipHook} and {@link vn.lienthong.service.log.PendingItems}; it injects
 * {@code Journal}, {@code PositionedConsumer} and {@code Relay}.
 */
package vn.lienthong.service.log;
