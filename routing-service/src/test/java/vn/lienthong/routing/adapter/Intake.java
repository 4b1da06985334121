package vn.lienthong.routing.adapter;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.PoolOptions;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.config.ConfigProvider;
import org.flywaydb.core.Flyway;
import vn.lienthong.contracts.event.DossierEvent;
import vn.lienthong.contracts.event.DossierReceived;
import vn.lienthong.contracts.event.FactReported;
import vn.lienthong.contracts.log.Draft;
import vn.lienthong.contracts.log.Json;
import vn.lienthong.contracts.log.LogRecord;
import vn.lienthong.contracts.log.Shards;
import vn.lienthong.contracts.value.Channel;
import vn.lienthong.contracts.value.Owner;
import vn.lienthong.contracts.value.PostId;
import vn.lienthong.journal.Journal;
import vn.lienthong.journal.relay.Relay;

/** The journal and relay of intake, driven by a test: what it says here comes to routing by the real log. */
final class Intake {
    static final String WARD = "00565";
    static final String OTHER_WARD = "00577";
    static final String ABOVE = "01";
    private static final String SOURCE = "urn:vn:motcua:trau-quy";
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static Intake opened;

    private final Journal journal;

    private Intake(Journal journal) {
        this.journal = journal;
    }

    static synchronized Intake intake() {
        if (opened == null) opened = open();
        return opened;
    }

    /** A code that no test has used. */
    static String freshCode() {
        return "018.00565-170306-%05d".formatted(NUMBER.incrementAndGet());
    }

    LogRecord receive(String dossier, Instant time) {
        return say(dossier, time, reception("2.000815", null));
    }

    LogRecord receiveForUnitAbove(String dossier, Instant time) {
        return say(dossier, time, reception("1.001776", ABOVE));
    }

    LogRecord report(String dossier, Instant time, String factType, String data) {
        try {
            return say(dossier, time, new FactReported(factType, Json.mapper().readTree(data)));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    LogRecord say(String dossier, Instant time, DossierEvent event) {
        var origin = new PostId(SOURCE, "post-" + NUMBER.incrementAndGet());
        var draft = new Draft(event, dossier, dossier, time, WARD, "cb-01", null, null, origin, Set.of(), null, null);
        return journal.inTransaction(tx -> journal.append(tx, journal.shards().of(dossier), List.of(draft)))
                .await()
                .indefinitely()
                .getFirst();
    }

    private static DossierReceived reception(String procedure, String resolvingUnit) {
        return new DossierReceived(
                WARD, procedure, "CT", Channel.DIRECT, resolvingUnit, null, "cb-01", null, null, null, null, null);
    }

    private static Intake open() {
        var config = ConfigProvider.getConfig();
        var postgres = config.getValue("LIENTHONG_POSTGRES", String.class).split(":");
        Flyway.configure()
                .dataSource("jdbc:postgresql://" + String.join(":", postgres) + "/intake", "intake_owner", "lienthong")
                .locations("db/journal")
                .placeholders(java.util.Map.of("app", "intake"))
                .load()
                .migrate();
        var options = new PgConnectOptions()
                .setHost(postgres[0])
                .setPort(Integer.parseInt(postgres[1]))
                .setDatabase("intake")
                .setUser("intake")
                .setPassword("lienthong");
        var pool = PgBuilder.pool()
                .connectingTo(options)
                .with(new PoolOptions().setMaxSize(4))
                .using(Vertx.vertx())
                .build();
        var journal = Journal.open(pool, Owner.INTAKE, Shards.STANDARD).await().indefinitely();
        new Relay(journal, Relay.Settings.to(config.getValue("LIENTHONG_KAFKA", String.class)), Optional.empty())
                .start();
        return new Intake(journal);
    }
}
