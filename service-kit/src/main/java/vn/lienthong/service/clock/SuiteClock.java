package vn.lienthong.service.clock;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The only clock services look at: the machine's time, moved where tests move it; millisecond precision. */
@Singleton
public class SuiteClock implements InstantSource {
    private final InstantSource machine;
    private final AtomicReference<Duration> offset;

    public SuiteClock(@ConfigProperty(name = "lienthong.clock.offset") Duration offset) {
        this.machine = Clock.systemUTC();
        this.offset = new AtomicReference<>(offset);
    }

    @Override
    public Instant instant() {
        return machine.instant().plus(offset.get()).truncatedTo(ChronoUnit.MILLIS);
    }

    /** From here on the clock runs as if it were that instant now. */
    public void moveTo(Instant now) {
        offset.set(Duration.between(machine.instant(), now));
    }

    /** Back to the machine's time. */
    public void reset() {
        offset.set(Duration.ZERO);
    }
}
