package vn.lienthong.service.walls.broken.adapter;

import java.time.Clock;

/** Breaks a wall: it has a clock of its own, which no test can move. */
public class OwnClock {
    Clock clock() {
        return Clock.systemUTC();
    }
}
