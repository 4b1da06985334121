package vn.lienthong.reporting.report;

import vn.lienthong.contracts.value.Channel;
import vn.lienthong.reporting.domain.CountedBy;
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

    /** As the form is asked for without more: by unit, on the units of then, by the due dates in force. */
    public static Query06a of(Scope scope, Period period, AsKnown known, boolean english) {
        return new Query06a(scope, period, Breakdown.UNIT, new Structure.Then(), DueBasis.IN_FORCE, known, english);
    }

    /** The key of the row as the tables hold it. */
    String stored(String rowKey) {
        return by == Breakdown.CHANNEL ? String.valueOf(Channel.valueOf(rowKey).ordinal()) : rowKey;
    }

    /** The number of what a report on this basis of due dates leaves out, in the ledger and the balances. */
    public short leftOut() {
        return (short) CountedBy.notBy(dueBasis).ordinal();
    }

    /** The same of another period. */
    public Query06a with(Scope other, Period otherPeriod) {
        return new Query06a(other, otherPeriod, by, structure, dueBasis, known, english);
    }

    /** The same on another part of the log. */
    public Query06a as(AsKnown other) {
        return new Query06a(scope, period, by, structure, dueBasis, other, english);
    }

    /** The same with other rows. */
    public Query06a by(Breakdown other) {
        return new Query06a(scope, period, other, structure, dueBasis, known, english);
    }

    /** The same on the units of then. */
    Query06a onUnitsOf(Scope then) {
        return new Query06a(then, period, by, new Structure.Then(), dueBasis, known, english);
    }
}
