package vn.lienthong.intake.application;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.util.List;
import vn.lienthong.contracts.log.Draft;
import vn.lienthong.contracts.log.LogRecord;
import vn.lienthong.journal.Journal;
import vn.lienthong.journal.commit.PostClaims;
import vn.lienthong.journal.consumer.Quarantine.SkipHook;

/** An owner's answer that an operator lets go counts for nobody: the post that waited for it ends, as refused. */
@Singleton
class EndsSkippedPosts implements SkipHook {
    private final PostClaims claims;

    EndsSkippedPosts(Journal journal) {
        this.claims = new PostClaims(journal);
    }

    @Override
    public List<Draft> alsoSay(LogRecord skipped, String reason, String actor) {
        return List.of();
    }

    @Override
    public Uni<Void> alsoWrite(SqlConnection tx, LogRecord skipped) {
        if (!EndPendingPosts.answersAPost(skipped)) return Uni.createFrom().voidItem();
        return claims.end(tx, List.of(EndPendingPosts.letGo(skipped)));
    }
}
