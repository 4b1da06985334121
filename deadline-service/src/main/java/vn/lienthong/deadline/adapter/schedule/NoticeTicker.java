package vn.lienthong.deadline.adapter.schedule;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jboss.logging.Logger.Level;
import vn.lienthong.contracts.log.Shards;
import vn.lienthong.deadline.application.DueInstants;
import vn.lienthong.deadline.application.GivesNotices;
import vn.lienthong.journal.consumer.NotPassedYet;
import vn.lienthong.journal.consumer.PositionedConsumer;

/**
 * Looks at the clock, and where an instant has passed, has its notices given: after the log has been read to its end
 * as of that moment or later, so that no fact posted before is overlooked. A shard that fails keeps none of the others
 * from theirs.
 */
@ApplicationScoped
public class NoticeTicker {
    private static final Logger LOG = Logger.getLogger(NoticeTicker.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int SHARDS_AT_ONCE = 2;

    private final Vertx vertx;
    private final InstantSource clock;
    private final DueInstants dueInstants;
    private final GivesNotices notices;
    private final PositionedConsumer consumer;
    private final Duration tick;
    private final Duration quiet;
    private final Duration grace;
    private final AtomicBoolean busy = new AtomicBoolean();
    private long timer;
    private volatile boolean ending;

    public NoticeTicker(
            Vertx vertx,
            InstantSource clock,
            DueInstants dueInstants,
            GivesNotices notices,
            PositionedConsumer consumer,
            @ConfigProperty(name = "lienthong.notices.tick") Duration tick,
            @ConfigProperty(name = "lienthong.notices.quiet") Duration quiet,
            @ConfigProperty(name = "lienthong.notices.grace") Duration grace) {
        this.vertx = vertx;
        this.clock = clock;
        this.dueInstants = dueInstants;
        this.notices = notices;
        this.consumer = consumer;
        this.tick = tick;
        this.quiet = quiet;
        this.grace = grace;
    }

    void start(@Observes StartupEvent started) {
        timer = vertx.setPeriodic(tick.toMillis(), id -> tick());
    }

    void stop(@Observes ShutdownEvent stopping) {
        vertx.cancelTimer(timer);
        ending = true;
    }

    private void tick() {
        if (!busy.compareAndSet(false, true)) return;
        giveDue(clock.instant())
                .onTermination()
                .invoke(() -> busy.set(false))
                .subscribe()
                .with(done -> {}, this::tell);
    }

    /** A look that the end of the service cuts off is no news: the next one is the next start's. */
    private void tell(Throwable failure) {
        LOG.logf(ending ? Level.DEBUG : Level.WARN, "notices wait for the next look: %s", failure.getMessage());
    }

    private Uni<Void> giveDue(Instant now) {
        return dueInstants
                .releasePastGrace(now)
                .chain(() -> dueInstants.releaseQuiet(now.minus(quiet), now.minus(grace)))
                .chain(() -> dueInstants.readyShards(Shards.STANDARD.count(), now))
                .chain(ready -> Multi.createFrom()
                        .iterable(ready)
                        .onItem()
                        .transformToUni(shard -> giveAll(shard, now))
                        .collectFailures()
                        .merge(SHARDS_AT_ONCE)
                        .toUni()
                        .replaceWithVoid());
    }

    private Uni<Void> giveAll(int shard, Instant now) {
        return consumer.waitUntilEndAsOfNow(shard, PATIENCE)
                .chain(() -> giveRest(shard, now))
                .onFailure(NotPassedYet.class)
                .recoverWithNull();
    }

    private Uni<Void> giveRest(int shard, Instant now) {
        return notices.give(shard, now)
                .chain(more -> more ? giveRest(shard, now) : Uni.createFrom().voidItem());
    }
}
