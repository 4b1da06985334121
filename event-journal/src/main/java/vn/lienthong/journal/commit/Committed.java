package vn.lienthong.journal.commit;

import java.util.List;
import vn.lienthong.contracts.log.LogRecord;

/** An accepted command with the facts it became. */
public record Committed<C, S>(C command, S state, ClaimOutcome outcome, List<LogRecord> records) {}
