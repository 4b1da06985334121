package vn.lienthong.reporting.views;

import java.util.Optional;
import vn.lienthong.service.problem.ProblemException;

/** There are no such views, or they cannot be read yet or any more. */
public final class UnknownViews {
    private UnknownViews() {}

    /** Fails unless they were found; the live ones always are. */
    public static void unless(boolean found, Optional<Integer> asked) {
        if (!found) throw ProblemException.of(404, "unknown-replay", asked.orElseThrow());
    }
}
