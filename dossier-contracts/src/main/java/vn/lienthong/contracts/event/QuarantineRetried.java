package vn.lienthong.contracts.event;

/**
 * Somebody had a record tried again that could not be applied; written before it was tried, whatever came of it.
 *
 * @param event id of the first record that waited
 * @param reader which had parked it
 * @param reason {@code null} if none was given
 */
public record QuarantineRetried(String event, String reader, String reason) implements QuarantineAct {}
