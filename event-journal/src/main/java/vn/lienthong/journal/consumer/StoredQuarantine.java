package vn.lienthong.journal.consumer;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import vn.lienthong.contracts.event.QuarantineAct;
import vn.lienthong.contracts.event.QuarantineRetried;
import vn.lienthong.contracts.event.QuarantineSkipped;
import vn.lienthong.contracts.log.Draft;
import vn.lienthong.contracts.log.LogRecord;
import vn.lienthong.journal.Journal;
import vn.lienthong.journal.Outage;

/** The quarantine in the tables of one reader. Takes its locks in the consumer's order: position, then quarantine row. */
final class StoredQuarantine implements Quarantine {
    private final Journal journal;
    private final PositionTable positions;
    private final QuarantineTable table;
    private final LogReaction reaction;
    private final SkipHook hook;
    private final InstantSource clock;

    StoredQuarantine(
            Journal journal,
            PositionTable positions,
            QuarantineTable table,
            LogReaction reaction,
            SkipHook hook,
            InstantSource clock) {
        this.journal = journal;
        this.positions = positions;
        this.table = table;
        this.reaction = reaction;
        this.hook = hook;
        this.clock = clock;
    }

    @Override
    public Uni<List<ParkedDossier>> list() {
        return table.list(journal.pool());
    }

    @Override
    public Uni<List<ParkedQueue>> queues(String dossier) {
        return table.queues(journal.pool(), dossier);
    }

    @Override
    public Uni<Boolean> retry(String dossier, String reason, String actor) {
        return everywhere(dossier, parked -> sayRetried(parked, reason, actor).chain(() -> retry(parked)));
    }

    /** In a transaction of its own: it was tried, whatever comes of it. Takes the dossier's row as parking and skip do. */
    private Uni<Void> sayRetried(Parked dossier, String reason, String actor) {
        return journal.inTransaction(tx -> positions
                .lock(tx, List.of(dossier.partition()))
                .chain(() -> table.parked(tx, Set.of(dossier.dossier())))
                .chain(() -> table.first(tx, dossier))
                .chain(first -> journal.append(
                        tx,
                        dossier.partition(),
                        first.stream()
                                .map(one -> retried(one.record(), reason, actor))
                                .toList()))
                .replaceWithVoid());
    }

    /** Applies what waits, without a word: as the log has let its first record go. */
    Uni<Boolean> goOn(String dossier) {
        return everywhere(dossier, this::retry);
    }

    /** True if it was parked somewhere and is free everywhere now. */
    private Uni<Boolean> everywhere(String dossier, Function<Parked, Uni<Boolean>> attempt) {
        return table.places(journal.pool(), dossier).chain(places -> Multi.createFrom()
                .iterable(places)
                .onItem()
                .transformToUniAndConcatenate(attempt::apply)
                .collect()
                .asList()
                .map(free -> !free.isEmpty() && free.stream().allMatch(one -> one)));
    }

    private Uni<Boolean> retry(Parked dossier) {
        return withFirst(dossier, this::apply)
                .chain(free -> free ? Uni.createFrom().item(true) : retry(dossier))
                .onFailure(CannotApply.class)
                .recoverWithUni(failure -> stillFails((CannotApply) failure));
    }

    private Uni<Void> apply(SqlConnection tx, PlacedRecord first) {
        return Uni.createFrom()
                .deferred(() -> reaction.before(List.of(first)).chain(() -> reaction.apply(tx, List.of(first))))
                .onFailure(failure -> !Outage.is(failure))
                .transform(failure -> new CannotApply(first, failure));
    }

    private static final class CannotApply extends RuntimeException {
        private final transient PlacedRecord record;

        CannotApply(PlacedRecord record, Throwable cause) {
            super(cause);
            this.record = record;
        }
    }

    @Override
    public Uni<Boolean> skip(String dossier, String reason, String actor) {
        return everywhere(dossier, parked -> skip(parked, reason, actor));
    }

    private Uni<Boolean> skip(Parked dossier, String reason, String actor) {
        return withFirst(dossier, (tx, first) -> journal.append(tx, first.partition(), drafts(first, reason, actor))
                        .chain(() -> hook.alsoWrite(tx, first.record())))
                .chain(free -> free ? Uni.createFrom().item(true) : retry(dossier));
    }

    /**
     * Does the work on the first waiting record and takes it off the queue, in one transaction.
     *
     * @return whether the dossier is free now, also where another has freed it meanwhile
     */
    private Uni<Boolean> withFirst(Parked dossier, BiFunction<SqlConnection, PlacedRecord, Uni<Void>> work) {
        return journal.inTransaction(tx -> positions
                .lock(tx, List.of(dossier.partition()))
                .chain(() -> table.parked(tx, Set.of(dossier.dossier())))
                .chain(parked -> parked.contains(dossier)
                        ? takeFirst(tx, dossier, work)
                        : Uni.createFrom().item(true)));
    }

    private Uni<Boolean> takeFirst(
            SqlConnection tx, Parked dossier, BiFunction<SqlConnection, PlacedRecord, Uni<Void>> work) {
        return table.first(tx, dossier)
                .call(first -> first.map(take(tx, dossier, work))
                        .orElse(Uni.createFrom().voidItem()))
                .chain(first -> table.freeIfEmpty(tx, dossier));
    }

    private Function<PlacedRecord, Uni<Void>> take(
            SqlConnection tx, Parked dossier, BiFunction<SqlConnection, PlacedRecord, Uni<Void>> work) {
        return first -> work.apply(tx, first)
                .chain(() -> table.remove(tx, dossier, first.record().id()))
                .chain(() -> table.release(tx, dossier));
    }

    private Uni<Boolean> stillFails(CannotApply failure) {
        var dossier = Parked.by(failure.record);
        return journal.inTransaction(
                        tx -> table.cause(tx, dossier, failure.record.offset(), Cause.of(failure.getCause())))
                .replaceWith(false);
    }

    /** Goes on with dossiers of these partitions that lost their first record while nothing came of the rest. */
    Uni<Void> retryReleased(Collection<Integer> partitions) {
        return table.released(journal.pool(), partitions).chain(dossiers -> Multi.createFrom()
                .iterable(dossiers)
                .onItem()
                .transformToUniAndConcatenate(this::retry)
                .onItem()
                .ignoreAsUni());
    }

    private List<Draft> drafts(PlacedRecord placed, String reason, String actor) {
        var skipped = placed.record();
        var drafts = new ArrayList<Draft>();
        drafts.add(act(new QuarantineSkipped(skipped.id(), table.reader(), reason), skipped, skipped.id(), actor));
        drafts.addAll(hook.alsoSay(skipped, reason, actor));
        return drafts;
    }

    /** It answers nothing: a reported fact that was tried again waits for its owner's word as before. */
    private Draft retried(LogRecord first, String reason, String actor) {
        return act(new QuarantineRetried(first.id(), table.reader(), reason), first, null, actor);
    }

    private Draft act(QuarantineAct act, LogRecord on, String causation, String actor) {
        return new Draft(
                act,
                on.dossier(),
                on.partitionKey(),
                clock.instant(),
                on.unit(),
                actor,
                causation,
                on.correlationId(),
                null,
                Set.of(),
                null,
                on.traceParent());
    }
}
