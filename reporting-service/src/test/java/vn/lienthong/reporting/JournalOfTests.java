package vn.lienthong.reporting;

import io.quarkus.arc.properties.IfBuildProperty;
import io.quarkus.runtime.StartupEvent;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;
import vn.lienthong.contracts.log.Shards;
import vn.lienthong.contracts.value.Owner;
import vn.lienthong.journal.Journal;

/** Reporting's own journal for tests without the log: {@link ProjectionOnly}. */
@IfBuildProperty(name = "lienthong.log.enabled", stringValue = "false")
public class JournalOfTests {
    private static final Logger LOG = Logger.getLogger(JournalOfTests.class);

    /** Opened before anything is served, as the service does: to open it waits. */
    void open(@Observes StartupEvent started, Journal journal) {
        LOG.debugf("the journal of %s is open", journal.owner());
    }

    @Produces
    @Singleton
    Journal journal(Pool pool) {
        return Journal.open(pool, Owner.REPORTING, Shards.STANDARD).await().indefinitely();
    }
}
