package vn.lienthong.journal;

import java.util.List;
import vn.lienthong.contracts.log.LogRecord;

/** Records put behind a locked head, and the head behind them. */
public record Appended(Head head, List<LogRecord> records) {}
