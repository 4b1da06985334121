package vn.lienthong.catalogue;

import java.util.Comparator;

/**
 * What is wrong with what was sent, and where.
 *
 * @param line of the file, counted from 1
 * @param what e.g. {@code from: "2025-13-01" is no day}
 */
public record Fault(int line, String what) implements Comparable<Fault> {
    private static final Comparator<Fault> ORDER =
            Comparator.comparingInt(Fault::line).thenComparing(Fault::what);

    @Override
    public int compareTo(Fault other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return "line " + line + ": " + what;
    }
}
