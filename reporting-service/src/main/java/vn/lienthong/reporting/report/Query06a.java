package vn.lienthong.reporting.report;

import vn.lienthong.contracts.value.Channel;

/** What is asked of form 06a. */
public record Query06a(Scope scope, Period period, Breakdown by, AsKnown known, boolean english) {

    /** The key of the row as the tables hold it. */
    String stored(String rowKey) {
        return by == Breakdown.CHANNEL ? String.valueOf(Channel.valueOf(rowKey).ordinal()) : rowKey;
    }
}
