package vn.lienthong.contracts.event;

/**
 * An operator let a record go that could not be applied; said in the log so that a replay skips it too.
 *
 * @param event id of the record, which names it in every copy of the log
 * @param reader which had parked it; {@code null} in what was written before readers were named
 */
public record QuarantineSkipped(String event, String reader, String reason) implements QuarantineAct {}
