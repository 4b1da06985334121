package vn.lienthong.intake.application;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import vn.lienthong.contracts.event.FactRefused;
import vn.lienthong.contracts.log.EventTypes;
import vn.lienthong.contracts.log.Json;
import vn.lienthong.contracts.log.LogRecord;
import vn.lienthong.contracts.value.Owner;
import vn.lienthong.journal.Journal;
import vn.lienthong.journal.commit.ClaimOutcome;
import vn.lienthong.journal.commit.PostClaims;
import vn.lienthong.journal.consumer.LogReaction;
import vn.lienthong.journal.consumer.PlacedRecord;

/**
 * When the owner of a reported fact answers in the log, the post that brought it ends. {@link OpensParts},
 * {@link NotesHandovers} and {@link NotesCloses} hear of the same records; the first before anything is locked here, since
 * it goes through the same queue as the posts.
 */
@Singleton
public class EndPendingPosts implements LogReaction {
    private static final String REFUSED = EventTypes.nameOf(FactRefused.class);

    private final PostClaims claims;
    private final OpensParts parts;
    private final NotesHandovers handovers;
    private final NotesCloses closes;

    EndPendingPosts(Journal journal, OpensParts parts, NotesHandovers handovers, NotesCloses closes) {
        this.claims = new PostClaims(journal);
        this.parts = parts;
        this.handovers = handovers;
        this.closes = closes;
    }

    /** Why an owner refused, as it is kept with the post. */
    public record OwnersRefusal(String rule, String detail, String subject) {
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
    public Uni<Void> before(List<PlacedRecord> records) {
        return parts.open(records);
    }

    @Override
    public Uni<Void> apply(SqlConnection tx, List<PlacedRecord> records) {
        var ends = records.stream()
                .map(PlacedRecord::record)
                .filter(EndPendingPosts::answersAPost)
                .map(EndPendingPosts::end)
                .toList();
        return claims.end(tx, ends).chain(() -> handovers.apply(tx, records)).chain(() -> closes.apply(tx, records));
    }

    static boolean answersAPost(LogRecord record) {
        return record.owner() != Owner.INTAKE && record.origin() != null && record.causationId() != null;
    }

    /** The end of a post whose answer could not be applied, whatever it said. */
    static PostClaims.End letGo(LogRecord answer) {
        var problem =
                new OwnersRefusal("skipped", "the record could not be applied and was let go by an operator", null);
        return new PostClaims.End(answer.origin(), ClaimOutcome.REJECTED, Set.of(), problem.written());
    }

    private static PostClaims.End end(LogRecord record) {
        if (!record.type().equals(REFUSED))
            return new PostClaims.End(record.origin(), ClaimOutcome.APPLIED, record.flags(), null);
        var refused = (FactRefused) EventTypes.decode(record.type(), record.data());
        var problem = new OwnersRefusal(refused.rule(), refused.detail(), refused.subject());
        return new PostClaims.End(record.origin(), ClaimOutcome.REJECTED, record.flags(), problem.written());
    }
}
