package vn.lienthong.reporting.adapter.client;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import vn.lienthong.audit.Chain;
import vn.lienthong.audit.JournalDatabase;
import vn.lienthong.audit.KafkaLog;
import vn.lienthong.audit.Link;
import vn.lienthong.audit.Partition;
import vn.lienthong.audit.Sources;
import vn.lienthong.audit.Witness;
import vn.lienthong.contracts.value.Owner;

/** What reporting can read of journals and log: Kafka, its own database, and the others' journals as they show them. */
@Singleton
public class SuiteSources {
    private final KafkaLog log;
    private final JournalDatabase own;
    private final Journals journals;

    SuiteSources(
            @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrap,
            @ConfigProperty(name = "quarkus.datasource.jdbc.url") String url,
            @ConfigProperty(name = "quarkus.datasource.username") String user,
            @ConfigProperty(name = "quarkus.datasource.password") String password,
            Journals journals) {
        this.log = new KafkaLog(bootstrap);
        this.own = new JournalDatabase(Owner.REPORTING, url, user, password);
        this.journals = journals;
    }

    /** @param token of the auditor who asks, as it stands in his request */
    public Sources readWith(String token) {
        return new Sources() {
            @Override
            public List<Witness> witnesses() {
                var all = new ArrayList<>(log.heads());
                all.addAll(own.witnesses());
                return all;
            }

            @Override
            public void log(Partition partition, LogReading reading) {
                log.read(partition, reading);
            }

            @Override
            public void journal(Chain chain, Consumer<Link> each) {
                if (chain.owner() == Owner.REPORTING) own.read(chain, each);
                else journals.read(chain, token, each);
            }

            @Override
            public long records() {
                var topics = Partition.all().stream()
                        .map(Partition::topic)
                        .distinct()
                        .toList();
                return 2 * log.records(log.partitions(topics));
            }
        };
    }
}
