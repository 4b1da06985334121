package vn.lienthong.commandline.suite;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** How long a suite is meant to run, which decides whose virtual machines optimise what they compile. */
public enum Lifetime {
    /**
     * A test's. Virtual machines that all optimise at once on few processors would spend a third of such a life on it and
     * end before it pays.
     */
    SHORT(EnumSet.noneOf(Part.class)),
    /** Minutes of posting: at the front door, which then does a third of all work, it pays within the first. */
    DEMONSTRATION(EnumSet.of(Part.INTAKE)),
    /** A server's. */
    LONG(EnumSet.allOf(Part.class));

    private final Set<Part> optimising;

    Lifetime(Set<Part> optimising) {
        this.optimising = optimising;
    }

    /** For {@code java}. */
    List<String> options(Part part) {
        return optimising.contains(part) ? List.of() : List.of("-XX:TieredStopAtLevel=1");
    }
}
