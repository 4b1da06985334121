package vn.lienthong.contracts.event.earlier;

import vn.lienthong.contracts.event.QuarantineSkipped;

/**
 * Named the record by its place in one broker's topic besides. Another copy of the log, imported or made anew, has other
 * offsets, so that the place said something false there; and it did not tell whose quarantine it was.
 */
public record QuarantineSkippedV1(int partition, long offset, String event, String reason) implements EarlierVersion {
    @Override
    public QuarantineSkipped today() {
        return new QuarantineSkipped(event, null, reason);
    }
}
