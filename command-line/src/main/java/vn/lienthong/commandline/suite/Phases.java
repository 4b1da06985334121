package vn.lienthong.commandline.suite;

import java.time.Duration;

/** Hears what takes time, so that whoever waits sees why. Phases that run side by side end in any order. */
public interface Phases {
    void ended(String phase, Duration took);

    static Phases silent() {
        return (phase, took) -> {};
    }
}
