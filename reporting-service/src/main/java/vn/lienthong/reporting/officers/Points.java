package vn.lienthong.reporting.officers;

import java.math.BigDecimal;
import java.math.RoundingMode;
import vn.lienthong.reporting.domain.Punctuality;

/** Points for an index: 2, 1 or 0 for each of what is scored. */
record Points(long sum, long scored) {
    static final Points NONE = new Points(0, 0);

    static Points of(int points) {
        return new Points(points, 1);
    }

    static Points of(Punctuality punctuality) {
        return switch (punctuality) {
            case EARLY -> of(2);
            case ON_TIME -> of(1);
            case LATE -> of(0);
        };
    }

    /** For what happened so often: the best for never. */
    static Points ofTimes(long times) {
        return of((int) Math.max(0, 2 - times));
    }

    Points plus(Points other) {
        return new Points(sum + other.sum, scored + other.scored);
    }

    /** Σ points / number, one decimal, half up; {@code null} where nothing could be scored. */
    BigDecimal index() {
        return scored == 0 ? null : BigDecimal.valueOf(sum).divide(BigDecimal.valueOf(scored), 1, RoundingMode.HALF_UP);
    }
}
