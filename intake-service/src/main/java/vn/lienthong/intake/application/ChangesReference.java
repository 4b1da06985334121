package vn.lienthong.intake.application;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import vn.lienthong.catalogue.LiveCatalogue;
import vn.lienthong.catalogue.Plan;
import vn.lienthong.catalogue.ReferenceState;
import vn.lienthong.contracts.event.ReferenceEvent;
import vn.lienthong.contracts.log.Draft;
import vn.lienthong.contracts.log.EventTypes;
import vn.lienthong.contracts.log.LogRecord;
import vn.lienthong.contracts.log.Shards;
import vn.lienthong.journal.Journal;
import vn.lienthong.journal.reference.KnownReference;

/**
 * Changes reference data: all that a file says, or nothing. It is decided under the lock of the shard's head, on all that
 * stands in the journal, also what another instance has written there; what is changed is known in this instance before
 * it is answered, and elsewhere before anything that was decided with it is read.
 */
@ApplicationScoped
public class ChangesReference {
    /** Facts that are read at once. */
    private static final int PAGE = 5_000;

    private final Journal journal;
    private final KnownReference known;
    private final LiveCatalogue catalogue;
    private final InstantSource clock;

    ChangesReference(Journal journal, KnownReference known, LiveCatalogue catalogue, InstantSource clock) {
        this.journal = journal;
        this.known = known;
        this.catalogue = catalogue;
        this.clock = clock;
    }

    /** @param records what was written, in the order of the plan's changes; none of a refused plan or a rehearsal */
    public record Outcome<T>(Plan<T> plan, List<LogRecord> records) {}

    /** @param decide on what is known */
    public <T> Uni<Outcome<T>> change(Function<ReferenceState, Plan<T>> decide, String actor) {
        return change(decide, actor, tx -> Uni.createFrom().voidItem());
    }

    /** @param alongside what else is written in the transaction of the facts */
    public <T> Uni<Outcome<T>> change(
            Function<ReferenceState, Plan<T>> decide, String actor, Function<SqlConnection, Uni<Void>> alongside) {
        return journal.inTransaction(tx -> journal.heads()
                        .lock(tx, List.of(Shards.REFERENCE))
                        .chain(() -> unknown(tx))
                        .chain(news ->
                                write(tx, decide.apply(with(news)), actor).map(outcome -> new Written<>(news, outcome)))
                        .call(() -> alongside.apply(tx)))
                .invoke(written -> known.learn(written.all()))
                .map(Written::outcome);
    }

    /** What it would come to, and nothing is written. */
    public <T> Uni<Outcome<T>> rehearse(Function<ReferenceState, Plan<T>> decide) {
        return journal.inTransaction(tx -> unknown(tx).map(news -> new Outcome<>(decide.apply(with(news)), List.of())));
    }

    /** Learns what stands in the journal. */
    public Uni<Void> learn() {
        return journal.inTransaction(this::unknown).invoke(known::learn).replaceWithVoid();
    }

    private record Written<T>(List<LogRecord> news, Outcome<T> outcome) {
        List<LogRecord> all() {
            return Stream.concat(news.stream(), outcome.records().stream()).toList();
        }
    }

    private Uni<List<LogRecord>> unknown(SqlConnection tx) {
        return behind(tx, known.position(), new ArrayList<>());
    }

    private Uni<List<LogRecord>> behind(SqlConnection tx, long position, List<LogRecord> read) {
        return journal.events()
                .behind(tx, Map.of(Shards.REFERENCE, position), PAGE)
                .chain(page -> {
                    read.addAll(page);
                    return page.size() < PAGE
                            ? Uni.createFrom().item(read)
                            : behind(tx, page.getLast().position(), read);
                });
    }

    /** What is learned meanwhile may be among the news: told twice, a fact says the same. */
    private ReferenceState with(List<LogRecord> news) {
        if (news.isEmpty()) return catalogue.state();
        return catalogue
                .state()
                .with(news.stream()
                        .map(record -> EventTypes.decodeReference(record.type(), record.data()))
                        .toList());
    }

    private <T> Uni<Outcome<T>> write(SqlConnection tx, Plan<T> plan, String actor) {
        return switch (plan) {
            case Plan.Refused<T> refused -> Uni.createFrom().item(new Outcome<>(refused, List.of()));
            case Plan.Accepted<T> accepted ->
                journal.append(tx, Shards.REFERENCE, drafts(accepted.facts(), actor))
                        .map(records -> new Outcome<>(accepted, records));
        };
    }

    private List<Draft> drafts(List<ReferenceEvent> facts, String actor) {
        var now = clock.instant();
        return facts.stream()
                .map(fact -> {
                    var subject = ReferenceSubject.of(fact);
                    return new Draft(fact, subject, subject, now, null, actor, null, null, null, Set.of(), null, null);
                })
                .toList();
    }
}
