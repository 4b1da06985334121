package vn.lienthong.service.testing;

import static org.awaitility.Awaitility.await;

import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.pgclient.PgBuilder;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.PoolOptions;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.ConfigProvider;
import org.flywaydb.core.Flyway;
import vn.lienthong.contracts.log.Draft;
import vn.lienthong.contracts.log.LogRecord;
import vn.lienthong.contracts.log.Shards;
import vn.lienthong.contracts.value.Owner;
import vn.lienthong.journal.Journal;
import vn.lienthong.journal.relay.LogStream;
import vn.lienthong.journal.relay.Relay;
import vn.lienthong.localstack.LocalPostgres;

/**
 * The journal and relay of another owner, driven by a test on the servers of {@link SuiteTestResource}: what it says
 * comes to the service under test by the real log.
 */
public final class OwnerStandIn {
    private static final Map<Owner, OwnerStandIn> OPENED = new EnumMap<>(Owner.class);
    private static final Vertx VERTX = Vertx.vertx();
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Journal journal;
    private final Relay relay;

    private OwnerStandIn(Journal journal, Relay relay) {
        this.journal = journal;
        this.relay = relay;
    }

    public static OwnerStandIn of(Owner owner) {
        synchronized (OPENED) {
            return OPENED.computeIfAbsent(owner, OwnerStandIn::open);
        }
    }

    /** Says it of a dossier; returns when it is committed, the relay sends it as soon as it can. */
    public LogRecord say(Draft draft) {
        return journal.inTransaction(
                        tx -> journal.append(tx, journal.shards().of(draft.partitionKey()), List.of(draft)))
                .await()
                .atMost(PATIENCE)
                .getFirst();
    }

    /** Returns when what was said stands in the log: what another owner says from here on stands behind it. */
    public LogRecord sent(LogRecord said) {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(5))
                .until(() -> relay.status().get(said.shard()).relayed() >= said.position());
        return said;
    }

    private static OwnerStandIn open(Owner owner) {
        var config = ConfigProvider.getConfig();
        var pool = migrated(owner.code(), config.getValue("LIENTHONG_POSTGRES", String.class));
        var journal = Journal.open(pool, owner, Shards.STANDARD).await().atMost(PATIENCE);
        var kafka = config.getValue("LIENTHONG_KAFKA", String.class);
        var relay = new Relay(journal, Relay.Settings.to(kafka, LogStream.DOSSIERS), Optional.empty());
        relay.start();
        return new OwnerStandIn(journal, relay);
    }

    private static Pool migrated(String name, String postgres) {
        var database = postgres + "/" + name;
        Flyway.configure()
                .dataSource("jdbc:postgresql://" + database, name + "_owner", LocalPostgres.DEFAULT_PASSWORD)
                .locations("db/journal")
                .placeholders(Map.of("app", name))
                .load()
                .migrate();
        var address = "postgresql://" + name + ":" + LocalPostgres.DEFAULT_PASSWORD + "@" + database;
        return PgBuilder.pool()
                .connectingTo(PgConnectOptions.fromUri(address))
                .with(new PoolOptions().setMaxSize(4))
                .using(VERTX)
                .build();
    }
}
