package vn.lienthong.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.lienthong.journal.testkit.EndingServer;
import vn.lienthong.journal.testkit.JournalDatabase;

/** A transaction runs as the pool would run it, and says nothing on its own when its connection breaks. */
class QuietConnectionTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final PrintStream stderr = System.err;
    private JournalDatabase database;
    private Pool pool;

    @BeforeEach
    void open() {
        database = JournalDatabase.fresh();
        database.execute("create table kept (n int); grant all on kept to public");
        pool = database.pool();
        System.setErr(new PrintStream(printed, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void close() {
        System.setErr(stderr);
        database.close();
    }

    @Test
    void whatEndsWellIsCommitted() {
        run(pool, tx -> insert(tx).replaceWith("done"));

        assertThat(database.count("kept")).isOne();
    }

    @Test
    void whatFailsIsRolledBackAndTellsItsOwnFailure() {
        for (int i = 0; i <= JournalDatabase.CONNECTIONS; i++)
            assertThatThrownBy(() -> run(pool, tx -> insert(tx)
                            .chain(() -> Uni.createFrom().failure(new IllegalStateException("the work's own")))))
                    .hasMessage("the work's own");
        assertThatThrownBy(() -> run(pool, tx -> {
                    throw new IllegalStateException("thrown");
                }))
                .hasMessage("thrown");

        assertThat(database.count("kept")).isZero();
    }

    @Test
    void aServerThatEndsWhileATransactionBeginsIsHeardOfByWhoBeginsItAndByNobodyElse() {
        try (var server = EndingServer.of(database.port())) {
            var behind = database.poolAt(server.port(), 1);
            connectOnAnotherLoop(behind);

            assertThatThrownBy(() -> run(behind, QuietConnectionTest::insert)).isNotNull();
        }

        assertThat(printed.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    /** So that what the connection has to say takes a way until it is heard here. */
    private static void connectOnAnotherLoop(Pool pool) {
        CompletableFuture.runAsync(
                        () -> pool.query("select 1").execute().await().atMost(PATIENCE))
                .join();
    }

    private static <T> T run(Pool pool, Function<SqlConnection, Uni<T>> work) {
        return QuietConnection.inTransaction(pool, work).await().atMost(PATIENCE);
    }

    private static Uni<Void> insert(SqlConnection tx) {
        return tx.query("insert into kept values (1)").execute().replaceWithVoid();
    }
}
