package vn.lienthong.reporting.report;

import vn.lienthong.contracts.value.Channel;
import vn.lienthong.reporting.domain.DueBasis;

/**
 * What is asked of form 06a.
 *
 * @param scope the rows, and what they cover
 */
public record Query06a(
        Scope scope,
        Period period,
        Breakdown by,
        Structure structure,
        DueBasis dueBasis,
        AsKnown known,
        boolean english) {

    /** The key of the row as the tables hold it. */
    String stored(String rowKey) {
        return by == Breakdown.CHANNEL ? String.valueOf(Channel.valueOf(rowKey).ordinal()) : rowKey;
    }

    /** The same on the units of then. */
    Query06a onUnitsOf(Scope then) {
        return new Query06a(then, period, by, new Structure.Then(), dueBasis, known, english);
    }
}
