package vn.lienthong.reporting.replay;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import vn.lienthong.contracts.event.ViewsPromoted;
import vn.lienthong.journal.Journal;
import vn.lienthong.reporting.application.RecordsAct;
import vn.lienthong.reporting.views.ViewSets;

/**
 * Lets another set of views answer (đưa vào dùng). Who reads now reads to his end what he began with; who comes after reads
 * the other, on every instance. Both sets follow the log, so nobody sees a step back, and going back is the same again.
 */
@Singleton
public class PromotesViews {
    private final Journal journal;
    private final ViewSets sets;
    private final ReplayTable replays;
    private final RecordsAct acts;

    PromotesViews(Journal journal, ViewSets sets, ReplayTable replays, RecordsAct acts) {
        this.journal = journal;
        this.sets = sets;
        this.replays = replays;
        this.acts = acts;
    }

    /** Empty when its views are not complete, or answer already. */
    public Uni<Optional<Replay>> promote(int id, String reason, String actor) {
        return sets.patiently(() -> journal.inTransaction(tx -> sets.lock(tx)
                .chain(() -> replays.change(
                        tx, id, Arrays.stream(ReplayState.values()).filter(ReplayState::canAnswer), ReplayState.LIVE))
                .call(promoted -> promoted.isEmpty() ? Uni.createFrom().voidItem() : replace(tx, id, reason, actor))));
    }

    private Uni<Void> replace(SqlConnection tx, int id, String reason, String actor) {
        return sets.letAnswer(tx, id)
                .call(former -> replays.change(tx, former, Stream.of(ReplayState.LIVE), ReplayState.FORMER))
                .call(former -> replays.differAlike(tx, former, id))
                .chain(former -> acts.record(tx, promoted(id, former, reason), actor))
                .replaceWithVoid();
    }

    private static ViewsPromoted promoted(int id, int former, String reason) {
        return new ViewsPromoted(String.valueOf(id), String.valueOf(former), String.valueOf(id), reason);
    }
}
