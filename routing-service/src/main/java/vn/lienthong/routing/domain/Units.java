package vn.lienthong.routing.domain;

import java.time.Instant;

/** The administrative units, as dated reference data has them. */
@FunctionalInterface
public interface Units {
    /** Whether a unit bore this code at that business time. */
    boolean known(String code, Instant at);
}
