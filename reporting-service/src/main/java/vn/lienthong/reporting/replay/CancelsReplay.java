package vn.lienthong.reporting.replay;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Predicate;
import vn.lienthong.contracts.event.ReplayCancelled;
import vn.lienthong.journal.Journal;
import vn.lienthong.reporting.application.RecordsAct;
import vn.lienthong.reporting.views.ViewSets;

/** Gives a replay up, or the views that it built: nothing follows the log there any more, and they are taken away. */
@Singleton
public class CancelsReplay {
    private final Journal journal;
    private final ViewSets sets;
    private final ReplayTable replays;
    private final RecordsAct acts;

    CancelsReplay(Journal journal, ViewSets sets, ReplayTable replays, RecordsAct acts) {
        this.journal = journal;
        this.sets = sets;
        this.replays = replays;
        this.acts = acts;
    }

    /** Empty when its state does not allow it: its views answer, or are gone already. */
    public Uni<Optional<Replay>> cancel(int id, String reason, String actor) {
        return journal.inTransaction(tx -> change(tx, id, ReplayState::isRunning, reason, actor))
                .chain(cancelled ->
                        cancelled.isPresent() ? Uni.createFrom().item(cancelled) : takeBack(id, reason, actor));
    }

    /** Nobody reads what is being built; what can be read must be let go by all who read. */
    private Uni<Optional<Replay>> takeBack(int id, String reason, String actor) {
        return sets.patiently(() -> journal.inTransaction(tx -> sets.lock(tx)
                .chain(() -> change(tx, id, ReplayState::canBeGivenUp, reason, actor))
                .call(cancelled -> cancelled.isEmpty() ? Uni.createFrom().voidItem() : sets.leave(tx, id))));
    }

    private Uni<Optional<Replay>> change(
            SqlConnection tx, int id, Predicate<ReplayState> from, String reason, String actor) {
        var states = Arrays.stream(ReplayState.values()).filter(from);
        return replays.change(tx, id, states, ReplayState.CANCELLED)
                .call(cancelled -> cancelled.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : acts.record(tx, new ReplayCancelled(String.valueOf(id), reason), actor));
    }
}
