package vn.lienthong.contracts.event.earlier;

import vn.lienthong.contracts.event.LogEvent;

/** The shape that an event had once, read as strictly as on its first day. Its bytes stay as they were hashed. */
public sealed interface EarlierVersion permits QuarantineSkippedV1 {
    /** The same in today's version. */
    LogEvent today();
}
