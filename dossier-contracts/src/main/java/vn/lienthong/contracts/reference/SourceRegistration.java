package vn.lienthong.contracts.reference;

/**
 * A system that posts (nguồn dữ liệu), as it is registered.
 *
 * @param source its CloudEvents source
 * @param unit code of the unit that it posts for
 * @param offline whether it posts in bulk, afterwards; a live one posts as things happen
 * @param graceDays how many days late an offline one may be; without any, notices do not wait for it, but it is offline
 */
public record SourceRegistration(String source, String unit, boolean offline, int graceDays) {}
