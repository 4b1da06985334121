package vn.lienthong.intake.application;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import vn.lienthong.contracts.event.PersonErased;
import vn.lienthong.contracts.log.Draft;
import vn.lienthong.contracts.log.LogRecord;
import vn.lienthong.journal.Journal;

/**
 * Erases persons on an order (xóa dữ liệu cá nhân): destroys the keys of their dossiers and what they are found by. No
 * record of the log changes, so neither do chains, figures or replays. What was erased before is left as it is.
 */
@Singleton
public class ErasesPersons {
    private static final Logger LOG = Logger.getLogger(ErasesPersons.class);

    /** A person with more is an office; who orders that names the dossiers. */
    private static final int MOST = 10_000;

    private final Journal journal;
    private final Pool pool;
    private final DossierKeys keys;
    private final PersonIndex persons;
    private final InstantSource clock;

    ErasesPersons(Journal journal, Pool pool, DossierKeys keys, PersonIndex persons, InstantSource clock) {
        this.journal = journal;
        this.pool = pool;
        this.keys = keys;
        this.persons = persons;
        this.clock = clock;
    }

    /**
     * Which dossiers, and on whose word.
     *
     * @param dossiers codes
     * @param person whose dossiers besides: a name, id number or phone; {@code null} for nobody
     */
    public record Order(Set<String> dossiers, String person, PersonErased order) {}

    /**
     * @param unknown of which nothing was ever recorded; then nothing is erased
     * @param erased by this order
     * @param before that had been erased already
     * @param purged whether the keys are gone from the table's file too; else the next order, or a vacuum, does that
     */
    public record Outcome(
            Set<String> unknown, Set<String> erased, Set<String> before, List<LogRecord> facts, boolean purged) {}

    /** What an order would come to. */
    public Uni<Outcome> rehearse(Order order) {
        return pool.withConnection(
                connection -> found(connection, order).map(found -> found.outcome(List.of(), false)));
    }

    /** All dossiers or, if one is unknown, none. */
    public Uni<Outcome> erase(Order order, String actor) {
        return journal.inTransaction(tx -> found(tx, order)
                        .chain(found -> found.unknown().isEmpty()
                                ? erase(tx, found, order.order(), actor)
                                : Uni.createFrom().item(found.outcome(List.of(), false))))
                .chain(this::purge);
    }

    /**
     * @param roots by dossier
     * @param readable those that have a key
     */
    private record Found(Set<String> asked, Map<String, String> roots, Set<String> readable) {
        Set<String> unknown() {
            return without(asked, roots.keySet());
        }

        Outcome outcome(List<LogRecord> facts, boolean purged) {
            return new Outcome(unknown(), readable, without(roots.keySet(), readable), facts, purged);
        }

        private static Set<String> without(Set<String> all, Set<String> some) {
            var rest = new TreeSet<>(all);
            rest.removeAll(some);
            return rest;
        }
    }

    private Uni<Found> found(SqlConnection connection, Order order) {
        return named(connection, order).chain(dossiers -> Uni.combine()
                .all()
                .unis(journal.partitionKeys(connection, dossiers), keys.load(connection, dossiers))
                .with((roots, known) -> new Found(dossiers, roots, new TreeSet<>(known.keySet()))));
    }

    private Uni<Set<String>> named(SqlConnection connection, Order order) {
        if (order.person() == null) return Uni.createFrom().item(order.dossiers());
        return persons.find(connection, order.person(), MOST)
                .map(found -> Stream.concat(found.stream(), order.dossiers().stream())
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    /** The facts first: they hold the heads of the shards, so that nobody seals under a key meanwhile. */
    private Uni<Outcome> erase(SqlConnection tx, Found found, PersonErased order, String actor) {
        var drafts = new TreeMap<Integer, List<Draft>>();
        found.readable().stream()
                .map(dossier -> draft(order, dossier, found.roots().get(dossier), actor))
                .collect(Collectors.groupingBy(draft -> journal.shards().of(draft.partitionKey())))
                .forEach(drafts::put);
        return journal.append(tx, drafts)
                .call(() -> forget(tx, found.readable()))
                .map(facts -> found.outcome(facts, false));
    }

    private Uni<Void> forget(SqlConnection tx, Collection<String> dossiers) {
        return keys.destroy(tx, dossiers).chain(() -> persons.forget(tx, dossiers));
    }

    private Draft draft(PersonErased order, String dossier, String root, String actor) {
        return new Draft(order, dossier, root, clock.instant(), null, actor, null, null, null, Set.of(), null, null);
    }

    /** The persons are erased by now; a table that is in use cannot be written anew at every moment. */
    private Uni<Outcome> purge(Outcome outcome) {
        if (outcome.facts().isEmpty()) return Uni.createFrom().item(outcome);
        return keys.purge()
                .replaceWith(true)
                .onFailure()
                .invoke(failure -> LOG.warnf("the table of keys could not be written anew: %s", failure.getMessage()))
                .onFailure()
                .recoverWithItem(false)
                .map(purged ->
                        new Outcome(outcome.unknown(), outcome.erased(), outcome.before(), outcome.facts(), purged));
    }
}
