package vn.lienthong.reporting.checkpoint;

import java.time.Instant;

/**
 * A checkpoint of the log.
 *
 * @param number from 1 without gaps
 * @param madeAt recorded time
 * @param records how many it covers, of all owners together
 * @param note as it was signed
 */
public record MadeCheckpoint(long number, Instant madeAt, long records, String note) {}
