package vn.lienthong.deadline.adapter.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import vn.lienthong.contracts.log.Shards;
import vn.lienthong.contracts.value.Owner;
import vn.lienthong.deadline.DeadlineDatabase;
import vn.lienthong.deadline.EmptyLog;
import vn.lienthong.deadline.adapter.postgres.PostgresDueInstants;
import vn.lienthong.deadline.application.DueInstants;
import vn.lienthong.deadline.application.GivesNotices;
import vn.lienthong.journal.Journal;
import vn.lienthong.journal.testkit.JournalDatabase;

class NoticeTickerTest {
    private static final Instant NOW = Instant.parse("2026-03-12T03:00:00Z");
    private static final Set<Integer> SHARDS =
            IntStream.range(0, Shards.STANDARD.count()).boxed().collect(Collectors.toSet());

    private final JournalDatabase database = DeadlineDatabase.fresh();
    private final Journal journal = database.journal(Owner.DEADLINE);
    private final DueInstants dueInstants = new PostgresDueInstants(journal.pool());
    private final Set<Integer> given = ConcurrentHashMap.newKeySet();
    private final NoticeTicker ticker = new NoticeTicker(
            Vertx.vertx(),
            InstantSource.fixed(NOW),
            dueInstants,
            new FailingInShard0(),
            EmptyLog.readBy(journal),
            Duration.ofMillis(100),
            Duration.ofSeconds(30),
            Duration.ofDays(1));

    private final class FailingInShard0 extends GivesNotices {
        FailingInShard0() {
            super(journal, null, dueInstants, null, null, new SimpleMeterRegistry());
        }

        @Override
        public Uni<Boolean> give(int shard, Instant now) {
            if (shard == 0) return Uni.createFrom().failure(new IllegalStateException("shard 0"));
            given.add(shard);
            return Uni.createFrom().item(false);
        }
    }

    @AfterEach
    void close() {
        ticker.stop(null);
        database.close();
    }

    @Test
    void a_shard_that_fails_keeps_no_other_from_its_notices() {
        database.execute("""
                insert into due_instant (at, due_at, shard, awaits_answer, kind, dossier)
                select '2026-03-12', '2026-03-12', s, false, 'OVERDUE', 'd' || s from generate_series(0, 15) s""");

        ticker.start(null);

        await().untilAsserted(() -> assertThat(given).hasSize(SHARDS.size() - 1));
    }
}
