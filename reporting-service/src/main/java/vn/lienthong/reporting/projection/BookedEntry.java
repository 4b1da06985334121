package vn.lienthong.reporting.projection;

import java.time.Instant;
import vn.lienthong.reporting.domain.Entry;

/** A line of the ledger with the record of the log that caused it. */
public record BookedEntry(int partition, String dossier, Entry entry, long offset, Instant recordedAt) {}
