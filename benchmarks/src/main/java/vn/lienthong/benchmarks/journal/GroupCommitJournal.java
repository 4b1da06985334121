package vn.lienthong.benchmarks.journal;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.PoolOptions;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import vn.lienthong.contracts.event.DossierEvent;
import vn.lienthong.contracts.event.DossierResolved;
import vn.lienthong.contracts.event.DossierTransferred;
import vn.lienthong.contracts.event.SupplementProvided;
import vn.lienthong.contracts.event.TransferAcknowledged;
import vn.lienthong.contracts.log.Draft;
import vn.lienthong.contracts.log.Hash;
import vn.lienthong.contracts.log.LogRecord;
import vn.lienthong.contracts.log.Shards;
import vn.lienthong.contracts.value.Outcome;
import vn.lienthong.contracts.value.Owner;
import vn.lienthong.contracts.value.PostId;
import vn.lienthong.journal.Journal;
import vn.lienthong.journal.commit.Claim;
import vn.lienthong.journal.commit.ClaimOutcome;
import vn.lienthong.journal.commit.ClaimedPost;
import vn.lienthong.journal.commit.CodeRequest;
import vn.lienthong.journal.commit.CommandHandler;
import vn.lienthong.journal.commit.Committed;
import vn.lienthong.journal.commit.Decision;
import vn.lienthong.journal.commit.GroupCommit;
import vn.lienthong.journal.commit.Moment;
import vn.lienthong.journal.commit.Placement;

/** The suite's own journal with everything it does: claims, chain, gap-free positions, versions, group commit. */
final class GroupCommitJournal implements Contender {
    private static final String SOURCE = "urn:vn:motcua:trau-quy";

    private final Vertx vertx = Vertx.vertx();
    private final Pool pool;
    private final MeterRegistry meters = new SimpleMeterRegistry();
    private final GroupCommit<Transition, Integer, Boolean> commands;

    record Transition(String dossier, Step step) {}

    GroupCommitJournal(int port, String database, String user, String password) {
        var connection = new PgConnectOptions()
                .setHost("localhost")
                .setPort(port)
                .setDatabase(database)
                .setUser(user)
                .setPassword(password)
                .setCachePreparedStatements(true);
        pool = Pool.pool(vertx, connection, new PoolOptions().setMaxSize(4));
        var journal = Journal.open(pool, Owner.ROUTING, Shards.STANDARD).await().atMost(Duration.ofSeconds(10));
        commands = new GroupCommit<>(
                journal, new Transitions(journal), GroupCommit.Settings.REMEMBERING, Optional.of(meters));
    }

    @Override
    public String notes() {
        return "%,.1f commands a batch, %.2f ms a batch"
                .formatted(
                        meters.get("lienthong.journal.batch.size").summary().mean(),
                        meters.get("lienthong.journal.commit").timer().mean(TimeUnit.MILLISECONDS));
    }

    @Override
    public String name() {
        return "journal, group commit";
    }

    @Override
    public void transition(String dossier, Step step) throws Exception {
        boolean accepted = commands.submit(new Transition(dossier, step))
                .subscribeAsCompletionStage()
                .get(30, TimeUnit.SECONDS);
        if (!accepted) throw new IllegalStateException(step + " of " + dossier + " was refused");
    }

    @Override
    public long bytesPerDossier() {
        return pool.query("""
                        select (sum(pg_total_relation_size(c.oid)) / (select count(*) from event where version = 1))::bigint
                        from pg_class c
                        where c.relname in ('event', 'post_claim', 'shard_head', 'code_counter')""")
                .execute()
                .map(rows -> rows.iterator().next().getLong(0))
                .await()
                .atMost(Duration.ofSeconds(60));
    }

    @Override
    public void close() {
        commands.close();
        pool.close().await().atMost(Duration.ofSeconds(10));
        vertx.close().await().atMost(Duration.ofSeconds(10));
    }

    private record Transitions(Journal journal) implements CommandHandler<Transition, Integer, Boolean> {

        @Override
        public Optional<Claim> claim(Transition command) {
            var id = command.dossier() + "-" + command.step().ordinal();
            return Optional.of(new Claim(new PostId(SOURCE, id), fingerprint(command)));
        }

        private static Hash fingerprint(Transition command) {
            try {
                var digest = MessageDigest.getInstance("SHA-256");
                return Hash.of(
                        digest.digest(command.step().payload(command.dossier()).getBytes(StandardCharsets.UTF_8)));
            } catch (java.security.NoSuchAlgorithmException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public CodeRequest code(Transition command) {
            return new CodeRequest.None();
        }

        @Override
        public Placement placement(Transition command, String code) {
            return new Placement.Dossier(command.dossier());
        }

        @Override
        public Uni<Map<String, String>> partitionKeys(SqlConnection tx, Collection<String> dossiers) {
            return journal.partitionKeys(tx, dossiers);
        }

        @Override
        public Uni<Map<String, Integer>> load(SqlConnection tx, Collection<String> streams) {
            return journal.facts(tx, streams).map(facts -> {
                var states = new HashMap<String, Integer>();
                streams.forEach(stream ->
                        states.put(stream, facts.getOrDefault(stream, List.of()).size()));
                return states;
            });
        }

        @Override
        public Decision<Boolean> decide(Transition command, Integer recorded, Moment moment) {
            if (!command.step().mayFollow(recorded)) return new Decision.Rejected<>(false);
            return new Decision.Accepted<>(List.of(draft(command)), ClaimOutcome.APPLIED);
        }

        @Override
        public Integer evolve(Integer recorded, List<LogRecord> records) {
            return recorded + records.size();
        }

        private Draft draft(Transition command) {
            return new Draft(
                    event(command.step()),
                    command.dossier(),
                    command.dossier(),
                    Instant.now().truncatedTo(ChronoUnit.MILLIS),
                    "00565",
                    "cb-01",
                    null,
                    null,
                    new PostId(SOURCE, command.dossier() + "-" + command.step().ordinal()),
                    Set.of(),
                    "v1." + "x".repeat(180),
                    null);
        }

        private static DossierEvent event(Step step) {
            return switch (step) {
                case RECEIVE -> new SupplementProvided(List.of(), "cb-01");
                case TRANSFER -> new DossierTransferred("00565", "018", "cb-01", "cb-02", null);
                case ACCEPT -> new TransferAcknowledged("018", "cb-02", null);
                case RESOLVE -> new DossierResolved("018", Outcome.APPROVED, "ct-01", null);
            };
        }

        @Override
        public Boolean accepted(Committed<Transition, Integer> committed) {
            return true;
        }

        @Override
        public Boolean repeated(Transition command, ClaimedPost first) {
            return true;
        }

        @Override
        public Boolean conflicting(Transition command, ClaimedPost first) {
            return false;
        }
    }
}
