package vn.lienthong.workingtime;

import java.time.Duration;
import java.time.LocalTime;

/** Part of a day in which a desk is open, from inclusive, to exclusive. */
public record Span(LocalTime from, LocalTime to) {
    public Span {
        if (!from.isBefore(to)) throw new IllegalArgumentException("a span ends after it begins: " + from + " – " + to);
    }

    public Duration length() {
        return Duration.between(from, to);
    }

    public boolean contains(LocalTime time) {
        return !time.isBefore(from) && time.isBefore(to);
    }
}
