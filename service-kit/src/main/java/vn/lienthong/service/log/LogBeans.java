package vn.lienthong.service.log;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.properties.IfBuildProperty;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import vn.lienthong.contracts.log.Shards;
import vn.lienthong.contracts.log.Topics;
import vn.lienthong.contracts.value.Owner;
import vn.lienthong.journal.Journal;
import vn.lienthong.journal.consumer.KafkaLogEnds;
import vn.lienthong.journal.consumer.LogReaction;
import vn.lienthong.journal.consumer.PositionedConsumer;
import vn.lienthong.journal.consumer.PositionedConsumer.Settings;
import vn.lienthong.journal.consumer.Quarantine.SkipHook;
import vn.lienthong.journal.reference.KnownReference;
import vn.lienthong.journal.reference.ReferenceLog;
import vn.lienthong.journal.relay.LogStream;
import vn.lienthong.journal.relay.Relay;

/** Makes the journal, the way out and the way in from configuration. */
@Singleton
@IfBuildProperty(name = "lienthong.log.enabled", stringValue = "true", enableIfMissing = true)
public class LogBeans {
    private static final Duration START = Duration.ofMinutes(2);

    private final String service;
    private final String bootstrap;
    private final Optional<MeterRegistry> meters;

    LogBeans(
            @ConfigProperty(name = "lienthong.service") String service,
            @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrap,
            Instance<MeterRegistry> meters) {
        this.service = service;
        this.bootstrap = bootstrap;
        this.meters = meters.stream().findFirst();
    }

    /** Made at start, before anything is served; a database that belongs to another journal stops the service here. */
    @Produces
    @Singleton
    Journal journal(Pool pool, KnownReference reference) {
        return Journal.open(pool, Owner.ofCode(service), Shards.STANDARD)
                .await()
                .atMost(START)
                .decidingWith(reference::deciding);
    }

    @Produces
    @Singleton
    Relays relays(Journal journal) {
        return new Relays(logs(journal.owner())
                .map(log -> new Relay(journal, Relay.Settings.to(bootstrap, log), meters))
                .toList());
    }

    private static Stream<LogStream> logs(Owner owner) {
        return switch (owner) {
            case INTAKE -> Stream.of(LogStream.DOSSIERS, LogStream.REFERENCE);
            case REPORTING -> Stream.of(LogStream.DOSSIERS, LogStream.AUDIT);
            case ROUTING, DEADLINE -> Stream.of(LogStream.DOSSIERS);
        };
    }

    void close(@Disposes Relays relays) {
        relays.close();
    }

    @Produces
    @Singleton
    ReferenceLog referenceLog(KnownReference known) {
        return new ReferenceLog(bootstrap, new LogStream.Reference(Topics.REFERENCE_DATA), known);
    }

    void close(@Disposes ReferenceLog log) {
        log.close();
    }

    @Produces
    @Singleton
    KafkaLogEnds logEnds() {
        return new KafkaLogEnds(bootstrap, Topics.DOSSIER_EVENTS, Shards.STANDARD.count());
    }

    void close(@Disposes KafkaLogEnds ends) {
        ends.close();
    }

    @Produces
    @Singleton
    PositionedConsumer consumer(
            Journal journal,
            LogReaction reaction,
            KafkaLogEnds ends,
            KnownReference reference,
            Instance<SkipHook> hook,
            InstantSource clock) {
        var settings = Settings.named(service).clock(clock).knowing(reference);
        return new PositionedConsumer(
                journal, reaction, ends, hook.isResolvable() ? settings.skipHook(hook.get()) : settings, meters);
    }
}
