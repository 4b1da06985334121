package vn.lienthong.intake.adapter.postgres;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Singleton;
import vn.lienthong.service.log.PendingItems;

/** Counts the posts that wait for the owner of their fact; an index of its own makes that cheap. */
@Singleton
class PendingPosts implements PendingItems {
    private final Pool pool;

    PendingPosts(Pool pool) {
        this.pool = pool;
    }

    @Override
    public Uni<Long> count() {
        return pool.query("select count(*) from post_claim where outcome = 'P'")
                .execute()
                .map(rows -> rows.iterator().next().getLong(0));
    }
}
