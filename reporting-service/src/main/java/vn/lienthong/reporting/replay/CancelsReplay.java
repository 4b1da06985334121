package vn.lienthong.reporting.replay;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.Optional;
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
        return journal.inTransaction(tx -> sets.lock(tx)
                .chain(() -> replays.change(
                        tx,
                        id,
                        Arrays.stream(ReplayState.values()).filter(ReplayState::canBeGivenUp),
                        ReplayState.CANCELLED))
                .call(cancelled -> cancelled.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : sets.leave(tx, id)
                                .chain(() -> acts.record(tx, new ReplayCancelled(String.valueOf(id), reason), actor))));
    }
}
