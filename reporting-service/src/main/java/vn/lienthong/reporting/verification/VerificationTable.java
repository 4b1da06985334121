package vn.lienthong.reporting.verification;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import vn.lienthong.audit.Finding;
import vn.lienthong.audit.Verifier.Outcome;
import vn.lienthong.contracts.log.Json;
import vn.lienthong.reporting.verification.Verification.State;

/** What every instance knows of verifications. One of which nothing is heard any more has failed: who ran it is gone. */
@Singleton
class VerificationTable {
    private static final String ADD = """
            insert into verification (id, requested_by, started_at, told_at, state, checkpoints)
            values ($1, $2, $3, now(), 'RUNNING', $4)""";

    private static final String TELL = """
            update verification set records = $2, records_per_second = $3, remaining = $4, told_at = now()
            where id = $1""";

    private static final String END = """
            update verification set state = $2, records = $3, records_per_second = $4, remaining = 0,
                findings = $5::text::jsonb
            where id = $1""";

    private static final String READ = """
            select id, requested_by, started_at, records, records_per_second, remaining, checkpoints, findings::text,
                case when state = 'RUNNING' and told_at < now() - interval '1 minute' then 'FAILED' else state end as state
            from verification where id = $1""";

    private static final TypeReference<List<Finding>> FINDINGS = new TypeReference<>() {};

    Uni<Void> add(SqlClient tx, UUID id, String by, Instant startedAt, int checkpoints) {
        return tx.preparedQuery(ADD)
                .execute(Tuple.of(id, by, startedAt.atOffset(ZoneOffset.UTC), checkpoints))
                .replaceWithVoid();
    }

    Uni<Void> tell(SqlClient client, UUID id, long records, long perSecond, long remaining) {
        return client.preparedQuery(TELL)
                .execute(Tuple.of(id, records, perSecond, remaining))
                .replaceWithVoid();
    }

    Uni<Void> end(SqlClient tx, UUID id, Outcome outcome) {
        var state = outcome.findings().isEmpty() ? State.WHOLE : State.FOUND;
        return tx.preparedQuery(END)
                .execute(Tuple.of(
                        id, state.name(), outcome.records(), outcome.recordsPerSecond(), write(outcome.findings())))
                .replaceWithVoid();
    }

    Uni<Void> fail(SqlClient client, UUID id) {
        return client.preparedQuery("update verification set state = 'FAILED' where id = $1 and state = 'RUNNING'")
                .execute(Tuple.of(id))
                .replaceWithVoid();
    }

    Uni<Optional<Verification>> byId(SqlClient client, UUID id) {
        return client.preparedQuery(READ)
                .execute(Tuple.of(id))
                .map(rows -> rows.size() == 0
                        ? Optional.empty()
                        : Optional.of(read(rows.iterator().next())));
    }

    private static Verification read(Row row) {
        return new Verification(
                row.getUUID("id").toString(),
                State.valueOf(row.getString("state")),
                row.getOffsetDateTime("started_at").toInstant(),
                row.getString("requested_by"),
                row.getLong("records"),
                row.getLong("records_per_second"),
                row.getLong("remaining"),
                row.getInteger("checkpoints"),
                findings(row.getString("findings")));
    }

    private static String write(List<Finding> findings) {
        try {
            return Json.mapper().writeValueAsString(findings);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Finding> findings(String json) {
        try {
            return Json.mapper().readValue(json, FINDINGS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
