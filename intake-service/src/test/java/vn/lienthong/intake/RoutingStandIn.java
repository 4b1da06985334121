package vn.lienthong.intake;

import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.PoolOptions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.ConfigProvider;
import org.flywaydb.core.Flyway;
import vn.lienthong.contracts.event.RoutingEvent;
import vn.lienthong.contracts.log.Draft;
import vn.lienthong.contracts.log.Shards;
import vn.lienthong.contracts.value.Flag;
import vn.lienthong.contracts.value.Owner;
import vn.lienthong.contracts.value.PostId;
import vn.lienthong.journal.Journal;
import vn.lienthong.journal.relay.Relay;

/** Routing's journal and relay, driven by a test: what it says here comes to intake by the real log. */
public final class RoutingStandIn {
    private static RoutingStandIn opened;

    private final Journal journal;

    private RoutingStandIn(Journal journal) {
        this.journal = journal;
    }

    public static synchronized RoutingStandIn routing() {
        if (opened == null) opened = open();
        return opened;
    }

    /** @param causation the FactReported it answers, {@code null} if none */
    public void say(String dossier, Instant time, String causation, PostId origin, RoutingEvent event, Flag... flags) {
        var draft = new Draft(
                event, dossier, dossier, time, "00565", "cb-01", causation, null, origin, Set.of(flags), null, null);
        journal.inTransaction(tx -> journal.append(tx, journal.shards().of(dossier), List.of(draft)))
                .await()
                .indefinitely();
    }

    private static RoutingStandIn open() {
        var config = ConfigProvider.getConfig();
        var postgres = config.getValue("LIENTHONG_POSTGRES", String.class).split(":");
        Flyway.configure()
                .dataSource(
                        "jdbc:postgresql://" + String.join(":", postgres) + "/routing", "routing_owner", "lienthong")
                .locations("db/journal")
                .placeholders(Map.of("app", "routing"))
                .load()
                .migrate();
        var options = new PgConnectOptions()
                .setHost(postgres[0])
                .setPort(Integer.parseInt(postgres[1]))
                .setDatabase("routing")
                .setUser("routing")
                .setPassword("lienthong");
        var pool = PgBuilder.pool()
                .connectingTo(options)
                .with(new PoolOptions().setMaxSize(4))
                .using(Vertx.vertx())
                .build();
        var journal = Journal.open(pool, Owner.ROUTING, Shards.STANDARD).await().indefinitely();
        new Relay(journal, Relay.Settings.to(config.getValue("LIENTHONG_KAFKA", String.class)), Optional.empty())
                .start();
        return new RoutingStandIn(journal);
    }
}
