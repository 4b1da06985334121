package vn.lienthong.reporting;

import io.quarkus.arc.properties.IfBuildProperty;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import vn.lienthong.contracts.log.Shards;
import vn.lienthong.contracts.value.Owner;
import vn.lienthong.journal.Journal;

/** Reporting's own journal for tests without the log: {@link ProjectionOnly}. */
@IfBuildProperty(name = "lienthong.log.enabled", stringValue = "false")
public class JournalOfTests {

    @Produces
    @Singleton
    Journal journal(Pool pool) {
        return Journal.open(pool, Owner.REPORTING, Shards.STANDARD).await().indefinitely();
    }
}
