package vn.lienthong.reporting.replay;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.Stream;
import vn.lienthong.contracts.event.ReplayStarted;
import vn.lienthong.journal.Journal;
import vn.lienthong.reporting.application.RecordsAct;
import vn.lienthong.reporting.views.ViewSets;

/** Asks for views to be built anew. The work begins within a second, on whichever instance comes first. */
@Singleton
public class StartsReplay {
    private final Journal journal;
    private final ViewSets sets;
    private final ReplayTable replays;
    private final RecordsAct acts;

    StartsReplay(Journal journal, ViewSets sets, ReplayTable replays, RecordsAct acts) {
        this.journal = journal;
        this.sets = sets;
        this.replays = replays;
        this.acts = acts;
    }

    /** Another replay is to be waited for, or given up. */
    public static final class AnotherRuns extends RuntimeException {
        private final transient Replay other;

        AnotherRuns(Replay other) {
            super("replay " + other.id() + " is " + other.state());
            this.other = other;
        }

        public Replay other() {
            return other;
        }
    }

    /**
     * Views that earlier replays left, live ones apart, make room.
     *
     * @param eventsPerSecond at most, or {@code null}
     * @param actor subject of the token by which it was asked for
     * @throws AnotherRuns as the failure of the answer
     */
    public Uni<Replay> start(ReplayScope scope, Integer eventsPerSecond, String reason, String actor) {
        return replays.all(journal.pool())
                .invoke(StartsReplay::requireNoneRunning)
                .chain(() -> startAlone(scope, eventsPerSecond, reason, actor));
    }

    private Uni<Replay> startAlone(ReplayScope scope, Integer eventsPerSecond, String reason, String actor) {
        return sets.patiently(() -> journal.inTransaction(tx -> sets.lock(tx)
                .chain(() -> replays.all(tx))
                .invoke(StartsReplay::requireNoneRunning)
                .chain(all -> makeRoom(tx, all, scope))
                .chain(() -> replays.add(tx, scope, eventsPerSecond, reason, actor))
                .call(replay -> acts.record(
                        tx, new ReplayStarted(String.valueOf(replay.id()), scope.toString(), reason), actor))));
    }

    private static void requireNoneRunning(List<Replay> all) {
        all.stream().filter(replay -> replay.state().isRunning()).findFirst().ifPresent(other -> {
            throw new AnotherRuns(other);
        });
    }

    /** Of whole sets one beside the live one is enough; parts are small and stay until they are given up. */
    private Uni<Void> makeRoom(SqlConnection tx, List<Replay> all, ReplayScope scope) {
        var leaving = all.stream()
                .filter(replay -> scope.isAll()
                        && replay.scope().isAll()
                        && replay.state().canBeGivenUp())
                .toList();
        return Multi.createFrom()
                .iterable(leaving)
                .onItem()
                .transformToUniAndConcatenate(
                        replay -> replays.change(tx, replay.id(), Stream.of(replay.state()), ReplayState.DROPPED)
                                .chain(() -> sets.leave(tx, replay.id())))
                .onItem()
                .ignoreAsUni();
    }
}
