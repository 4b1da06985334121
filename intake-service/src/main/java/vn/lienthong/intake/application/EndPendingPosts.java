package vn.lienthong.intake.application;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.util.List;
import vn.lienthong.contracts.event.FactRefused;
import vn.lienthong.contracts.log.EventTypes;
import vn.lienthong.contracts.log.Json;
import vn.lienthong.contracts.log.LogRecord;
import vn.lienthong.contracts.value.Owner;
import vn.lienthong.journal.commit.ClaimOutcome;
import vn.lienthong.journal.commit.PostClaims;
import vn.lienthong.journal.consumer.LogReaction;
import vn.lienthong.journal.consumer.PlacedRecord;
import vn.lienthong.service.log.PendingItems;

/** When the owner of a reported fact answers in the log, the post that brought it ends. */
@Singleton
public class EndPendingPosts implements LogReaction, PendingItems {
    private static final String REFUSED = EventTypes.nameOf(FactRefused.class);

    private final PostClaims claims = new PostClaims(Owner.INTAKE);
    private final Pool pool;

    EndPendingPosts(Pool pool) {
        this.pool = pool;
    }

    /** Why an owner refused, as it is kept with the post. */
    public record OwnersRefusal(String rule, String detail) {
        /** @param problem as it was kept */
        public static OwnersRefusal read(String problem) {
            try {
                return Json.mapper().readValue(problem, OwnersRefusal.class);
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("the kept refusal cannot be read", e);
            }
        }

        String written() {
            return Json.mapper().valueToTree(this).toString();
        }
    }

    @Override
    public Uni<Void> apply(SqlConnection tx, int partition, List<PlacedRecord> records) {
        var ends = records.stream()
                .map(PlacedRecord::record)
                .filter(EndPendingPosts::answersAPost)
                .map(EndPendingPosts::end)
                .toList();
        return claims.end(tx, ends);
    }

    private static boolean answersAPost(LogRecord record) {
        return record.owner() != Owner.INTAKE && record.origin() != null && record.causationId() != null;
    }

    private static PostClaims.End end(LogRecord record) {
        if (!record.type().equals(REFUSED)) return new PostClaims.End(record.origin(), ClaimOutcome.APPLIED, null);
        var refused = (FactRefused) EventTypes.decode(record.type(), record.data());
        var problem = new OwnersRefusal(refused.rule(), refused.detail());
        return new PostClaims.End(record.origin(), ClaimOutcome.REJECTED, problem.written());
    }

    @Override
    public Uni<Long> count() {
        return pool.query("select count(*) from post_claim where outcome = 'P'")
                .execute()
                .map(rows -> rows.iterator().next().getLong(0));
    }
}
