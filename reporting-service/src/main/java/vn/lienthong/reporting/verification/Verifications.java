package vn.lienthong.reporting.verification;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;
import vn.lienthong.audit.Sources;
import vn.lienthong.audit.Verifier;
import vn.lienthong.audit.Verifier.Outcome;
import vn.lienthong.proof.Checkpoint;
import vn.lienthong.reporting.verification.Verification.State;

/** Runs verifications on threads of their own and remembers the last of them for as long as this instance lives. */
@ApplicationScoped
public class Verifications {
    private static final Logger LOG = Logger.getLogger(Verifications.class);
    private static final int REMEMBERED = 50;
    /** One: a verification is to leave the processors to those who serve people. */
    private static final int THREADS = 1;

    private final InstantSource clock;
    private final Map<String, Running> started = Collections.synchronizedMap(new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Running> eldest) {
            return size() > REMEMBERED;
        }
    });

    Verifications(InstantSource clock) {
        this.clock = clock;
    }

    /** @return its id, at once */
    public String start(Sources sources, List<Checkpoint> checkpoints, String by) {
        var running = new Running(UUID.randomUUID().toString(), clock.instant(), by, sources, checkpoints);
        started.put(running.id, running);
        Thread.ofPlatform().daemon().name("verification").start(running::run);
        return running.id;
    }

    public Optional<Verification> byId(String id) {
        return Optional.ofNullable(started.get(id)).map(Running::now);
    }

    private final class Running {
        private final String id;
        private final Instant startedAt;
        private final String by;
        private final Sources sources;
        private final Verifier verifier;
        private final int checkpoints;
        private volatile long expected;
        private volatile Outcome outcome;
        private volatile boolean failed;

        Running(String id, Instant startedAt, String by, Sources sources, List<Checkpoint> checkpoints) {
            this.id = id;
            this.startedAt = startedAt;
            this.by = by;
            this.sources = sources;
            this.verifier = new Verifier(sources, checkpoints);
            this.checkpoints = checkpoints.size();
        }

        void run() {
            try {
                expected = sources.records();
                outcome = verifier.verify(THREADS);
                outcome.findings().forEach(found -> LOG.errorf("the log is not whole: %s", found));
            } catch (RuntimeException e) {
                LOG.errorf(e, "verification %s failed", id);
                failed = true;
            }
        }

        Verification now() {
            var done = outcome;
            if (done != null)
                return at(
                        done.findings().isEmpty() ? State.WHOLE : State.FOUND,
                        done.records(),
                        done.recordsPerSecond(),
                        0,
                        done);
            var millis =
                    Math.max(1, Duration.between(startedAt, clock.instant()).toMillis());
            var read = verifier.read();
            return at(
                    failed ? State.FAILED : State.RUNNING,
                    read,
                    read * 1_000 / millis,
                    Math.max(0, expected - read),
                    null);
        }

        private Verification at(State state, long read, long perSecond, long remaining, Outcome done) {
            return new Verification(
                    id,
                    state,
                    startedAt,
                    by,
                    read,
                    perSecond,
                    remaining,
                    checkpoints,
                    done == null ? List.of() : done.findings());
        }
    }
}
