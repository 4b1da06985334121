package vn.lienthong.service.walls.broken.domain;

import java.time.Instant;

/** Breaks a wall: a domain that looks at the clock. */
public class ClockInDomain {
    Instant decide() {
        return Instant.now();
    }
}
