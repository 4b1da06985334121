package vn.lienthong.deadline.application;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import vn.lienthong.contracts.value.PostId;
import vn.lienthong.deadline.application.Sources.InShard;
import vn.lienthong.deadline.domain.TimeLaw;
import vn.lienthong.deadline.domain.TimeSheet;
import vn.lienthong.deadline.domain.Upcoming;

/**
 * Which notices wait for the source that posted the dossier, since what makes them wrong may have happened without being
 * told yet. A live source tells what happens as it happens: only when it loads history is it waited for. One that was
 * declared offline tells it later: it is waited for with everything, for as many days as it may be late.
 */
final class AwaitedSources {
    private final Map<InShard, Instant> completeUpTo;
    private final TimeLaw law;

    /** @param completeUpTo as far as the log has told in the shards that are asked about */
    AwaitedSources(Map<InShard, Instant> completeUpTo, TimeLaw law) {
        this.completeUpTo = completeUpTo;
        this.law = law;
    }

    /** For whom it waits from now on; empty if for nobody. */
    Optional<AwaitedSource> awaited(TimeSheet sheet, Upcoming upcoming, int shard, Instant now) {
        return notCompleteYet(sheet, upcoming, shard)
                .filter(source -> mayBeLate(source) || sheet.wasRecordedAfter(upcoming.at()))
                .map(source -> mayBeLate(source) ? offline(source, sheet, upcoming) : new AwaitedSource(source, null))
                .filter(awaited -> awaited.until() == null || awaited.until().isAfter(now));
    }

    /** The same for what waited for nobody when it was noted down: the source may have been declared offline since. */
    Optional<AwaitedSource> awaitedOffline(TimeSheet sheet, Upcoming upcoming, int shard, Instant now) {
        return awaited(sheet, upcoming, shard, now).filter(awaited -> awaited.until() != null);
    }

    /** The source that posted the dossier, as long as it is not complete up to that moment. */
    private Optional<String> notCompleteYet(TimeSheet sheet, Upcoming upcoming, int shard) {
        return Optional.ofNullable(sheet.beginning().origin())
                .map(PostId::source)
                .filter(source -> completeUpTo
                        .getOrDefault(new InShard(shard, source), Instant.MIN)
                        .isBefore(upcoming.askedUpTo()));
    }

    private boolean mayBeLate(String source) {
        return !grace(source).isZero();
    }

    private Duration grace(String source) {
        return law.grace(source).orElse(Duration.ZERO);
    }

    /** However long ago that moment was when the dossier came: its close may come as much later. */
    private AwaitedSource offline(String source, TimeSheet sheet, Upcoming upcoming) {
        var known = sheet.beginning().recordedAt();
        var from = known.isAfter(upcoming.at()) ? known : upcoming.at();
        return new AwaitedSource(source, from.plus(grace(source)));
    }
}
