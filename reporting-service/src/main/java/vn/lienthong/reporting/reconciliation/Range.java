package vn.lienthong.reporting.reconciliation;

/** The counts from one to another, both in; none where it ends before it begins. */
public record Range(long from, long to) {
    static final Range NONE = new Range(1, 0);

    static Range exactly(long count) {
        return new Range(count, count);
    }

    static Range upTo(long most) {
        return new Range(0, most);
    }

    static Range from(long least) {
        return new Range(least, Long.MAX_VALUE);
    }

    boolean isEmpty() {
        return to < from || to < 0;
    }
}
