package vn.lienthong.reporting.projection;

import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.pgclient.PgBuilder;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.PoolOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.flywaydb.core.Flyway;
import vn.lienthong.contracts.event.DossierEvent;
import vn.lienthong.contracts.log.Draft;
import vn.lienthong.contracts.log.Shards;
import vn.lienthong.contracts.value.Owner;
import vn.lienthong.contracts.value.PostId;
import vn.lienthong.journal.Journal;
import vn.lienthong.journal.relay.LogStream;
import vn.lienthong.journal.relay.Relay;

/** The journal and the relay of another service, on the real database and the real Kafka of the tests. */
final class OwnerJournal implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Pool pool;
    private final Journal journal;
    private final Relay relay;

    private OwnerJournal(Pool pool, Journal journal, Relay relay) {
        this.pool = pool;
        this.journal = journal;
        this.relay = relay;
    }

    static OwnerJournal start(Owner owner, Vertx vertx, String postgres, String kafka, String password) {
        var name = owner.code();
        Flyway.configure()
                .dataSource("jdbc:postgresql://" + postgres + "/" + name, name + "_owner", password)
                .locations("db/journal")
                .placeholders(Map.of("app", name))
                .load()
                .migrate();
        var pool = pool(name, vertx, postgres, password);
        var journal = Journal.open(pool, owner, Shards.STANDARD).await().atMost(PATIENCE);
        var relay = new Relay(journal, Relay.Settings.to(kafka, LogStream.DOSSIERS), Optional.empty());
        relay.start();
        return new OwnerJournal(pool, journal, relay);
    }

    private static Pool pool(String name, Vertx vertx, String postgres, String password) {
        var options = PgConnectOptions.fromUri("postgresql://" + name + ":" + password + "@" + postgres + "/" + name);
        return PgBuilder.pool()
                .connectingTo(options)
                .with(new PoolOptions().setMaxSize(4))
                .using(vertx)
                .build();
    }

    /** Appends a fact; returns its id. */
    String append(String dossier, Instant time, DossierEvent event, String causation, PostId origin) {
        return append(
                Shards.STANDARD.of(dossier),
                new Draft(event, dossier, dossier, time, "00565", null, causation, null, origin, Set.of(), null, null));
    }

    /** Appends a fact that is not of a dossier to a shard. */
    void appendTo(int shard, String stream, Instant time, DossierEvent event) {
        append(shard, new Draft(event, stream, stream, time, "00565", null, null, null, null, Set.of(), null, null));
    }

    private String append(int shard, Draft draft) {
        var records = journal.inTransaction(tx -> journal.append(tx, shard, List.of(draft)))
                .await()
                .atMost(PATIENCE);
        journal.committed();
        return records.getFirst().id();
    }

    @Override
    public void close() {
        relay.close();
        pool.close().await().atMost(PATIENCE);
    }
}
