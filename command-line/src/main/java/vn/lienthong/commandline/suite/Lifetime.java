package vn.lienthong.commandline.suite;

import java.util.List;

/** How long a suite is meant to run, which decides how its virtual machines compile. */
public enum Lifetime {
    /**
     * Minutes: a demonstration, a test. Four virtual machines that all optimise at once on few processors would spend a
     * third of such a life on it and end before it pays.
     */
    SHORT(List.of("-XX:TieredStopAtLevel=1")),
    /** A server's. */
    LONG(List.of());

    private final List<String> options;

    Lifetime(List<String> options) {
        this.options = options;
    }

    /** For {@code java}. */
    List<String> options() {
        return options;
    }
}
