package vn.lienthong.reporting.adapter.schedule;

import io.quarkus.arc.properties.IfBuildProperty;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import vn.lienthong.contracts.log.Shards;
import vn.lienthong.journal.consumer.PositionedConsumer;
import vn.lienthong.journal.relay.JournalHeads;
import vn.lienthong.reporting.report.Finality;

/** Compares the journals' heads with what has been applied, so that answers can say whether they are final. */
@ApplicationScoped
@IfBuildProperty(name = "lienthong.log.enabled", stringValue = "true", enableIfMissing = true)
public class WatchHeads {
    private final JournalHeads heads;
    private final PositionedConsumer consumer;
    private final Finality finality;

    WatchHeads(
            @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrap,
            PositionedConsumer consumer,
            Finality finality) {
        this.heads = new JournalHeads(bootstrap);
        this.consumer = consumer;
        this.finality = finality;
    }

    void start(@Observes StartupEvent started) {
        heads.start();
    }

    @Scheduled(every = "1s")
    void compare() {
        heads.heads().forEach((key, head) -> {
            if (key.shard() == Shards.REFERENCE) return; // no figure is counted from it
            if (consumer.applied(key.owner(), key.shard()) >= head.position())
                finality.applied(key.owner(), key.shard(), head.time());
        });
    }

    @PreDestroy
    void stop() {
        heads.close();
    }
}
