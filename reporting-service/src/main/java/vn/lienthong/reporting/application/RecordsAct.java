package vn.lienthong.reporting.application;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import vn.lienthong.contracts.event.AuditAct;
import vn.lienthong.contracts.log.Draft;
import vn.lienthong.contracts.log.LogRecord;
import vn.lienthong.contracts.log.Shards;
import vn.lienthong.journal.Journal;

/** Writes down what somebody did to the log or to its views, before it is answered. */
@Singleton
public class RecordsAct {
    private final Journal journal;
    private final InstantSource clock;

    RecordsAct(Journal journal, InstantSource clock) {
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * Durable when it answers.
     *
     * @param actor subject of the token by which it was asked for
     */
    public Uni<LogRecord> record(AuditAct act, String actor) {
        return journal.inTransaction(tx -> record(tx, act, actor));
    }

    /** The same together with what was done; durable with the transaction. */
    public Uni<LogRecord> record(SqlConnection tx, AuditAct act, String actor) {
        return journal.append(tx, Shards.AUDIT, List.of(draft(act, actor))).map(List::getFirst);
    }

    private Draft draft(AuditAct act, String actor) {
        return new Draft(
                act,
                act.subject(),
                act.subject(),
                clock.instant(),
                null,
                actor,
                null,
                null,
                null,
                Set.of(),
                null,
                null);
    }
}
