package vn.lienthong.journal.commit;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import vn.lienthong.contracts.log.Draft;
import vn.lienthong.contracts.log.LogRecord;
import vn.lienthong.contracts.value.PostId;
import vn.lienthong.journal.Append;
import vn.lienthong.journal.Appended;
import vn.lienthong.journal.Head;

/**
 * Commands that are decided and appended together, in one READ COMMITTED transaction whose every step is a statement of
 * its own, so that a step that waited for a lock sees what the one it waited for has committed: look up the claims,
 * lock the code counters (sorted), lock the shard heads (ascending), load, decide, insert. All transactions take their locks
 * in this order, so none waits in a circle: a batch that learns of a head below those it holds lets go of all and locks
 * them anew.
 *
 * <p>What needs no answer of the step before it travels together with it; the server keeps the order. A batch that asks
 * for no number is sent in two rounds, all up to the load and all from the insert to the commit: where a dossier's root
 * is not remembered the first round takes the dossier for its own root, and what was guessed wrong, or had stood in a
 * cache that no longer counts, is locked and loaded again before anything is decided. Roots are always read behind the
 * load, so that no state is decided on under a root that it does not have.
 *
 * <p>A claim is looked up first and inserted last, where an insert that finds the pair taken by another instance fails
 * the batch; run again it finds that one's answer. So a claim is written once, not twice. What is refused inserts none,
 * so its claim is looked up again.
 *
 * <p>A counter likewise is locked first and moved last, to the numbers of what was accepted: nobody's refused command
 * uses up a number, or moves a counter to one that leaves none.
 */
final class Batch<C, S, R> {
    private final Workshop<C, S, R> shop;
    private final List<Submission<C, R>> submissions;

    private final Map<Submission<C, R>, Supplier<R>> answers = new LinkedHashMap<>();
    private final Map<Submission<C, R>, Placement> placements = new LinkedHashMap<>();
    private final Map<Submission<C, R>, CodeNumbers.Issued> issued = new HashMap<>();
    private final Map<PostId, PostClaims.Stored> claimed = new HashMap<>();
    private final CodeNumbers numbers;
    private final Roots roots = new Roots();
    private final Map<String, Set<Integer>> loadedUnder = new HashMap<>();
    private final Map<String, Integer> versions = new HashMap<>();
    private final Map<String, S> states = new HashMap<>();
    private final Map<PostId, PostClaims.Fresh> fresh = new LinkedHashMap<>();
    private final Map<Submission<C, R>, PostId> refused = new LinkedHashMap<>();
    private final List<Committed<C, S>> accepted = new ArrayList<>();
    private final SortedMap<Integer, List<LogRecord>> appended = new TreeMap<>();
    private final Map<Integer, Head> heads = new HashMap<>();
    private final SortedMap<Integer, Head> locked = new TreeMap<>();
    private Append append;

    Batch(Workshop<C, S, R> shop, List<Submission<C, R>> submissions) {
        this.shop = shop;
        this.submissions = submissions;
        this.numbers =
                new CodeNumbers(submissions.stream().map(Submission::code).toList());
    }

    /** Begins the transaction and decides everything in it; nothing is written yet. */
    void decide(Session session) {
        ask(session);
        submissions.forEach(this::answerRepeat);
        placements.keySet().removeAll(answers.keySet());
        placeNumbered(session);
        lockAndLoadTheRest(session);
        append = shop.journal().appending(versions);
        submissions.stream().filter(placements::containsKey).forEach(this::decide);
        lookAgain(session);
    }

    /** Inserts what was decided, claims what was accepted, moves the counters behind it, and commits. */
    void commit(Session session) {
        var connection = session.sql();
        var shards = appended.entrySet().stream()
                .map(shard -> new Appended(heads.get(shard.getKey()), shard.getValue()))
                .toList();
        var written = Uni.combine()
                .all()
                .unis(
                        shop.journal().write(connection, shards),
                        shop.claims().insert(connection, List.copyOf(fresh.values())),
                        shop.counters().move(connection, numbers.used()),
                        accepted.isEmpty()
                                ? Uni.createFrom().voidItem()
                                : shop.handler().alongside(connection, accepted))
                .discardItems();
        session.await(written.chain(() -> connection.query("commit").execute()));
    }

    /** In the order of the submissions; to be given after the commit. */
    Map<Submission<C, R>, Supplier<R>> answers() {
        return answers;
    }

    /** Tells the cache, after the commit, what was seen and changed under the locks; but not of what has not begun. */
    void remember() {
        var byShard = placements.values().stream()
                .filter(Placement.Dossier.class::isInstance)
                .distinct()
                .filter(place -> append.version(place.stream()) > 0 && roots.isSettled(place.stream()))
                .collect(Collectors.groupingBy(
                        place -> shop.shards().of(roots.of(place)),
                        Collectors.toMap(Placement::stream, this::remembered, (one, same) -> one)));
        locked.forEach(
                (shard, head) -> shop.cache().remember(head, heads.get(shard), byShard.getOrDefault(shard, Map.of())));
    }

    private StreamCache.Entry<S> remembered(Placement place) {
        return new StreamCache.Entry<>(states.get(place.stream()), roots.of(place), append.version(place.stream()));
    }

    // (1) to (4) in one round: claims, counters, and what can be locked and loaded ahead

    private void ask(Session session) {
        var connection = session.sql();
        placeUnnumbered();
        var unknown = unsettled();
        var ahead = placements.size() == submissions.size();
        session.awaitAll(
                connection.query("begin").execute(),
                shop.claims().stored(connection, posts()).invoke(claimed::putAll),
                shop.counters().lock(connection, numbers.counters()).invoke(numbers::begin),
                lockAndLoad(connection, ahead ? places() : Map.of()),
                shop.roots(connection, unknown).invoke(roots::settle));
    }

    private void placeUnnumbered() {
        submissions.stream()
                .filter(s -> !(s.code() instanceof CodeRequest.Next))
                .forEach(s -> placements.put(s, shop.handler().placement(s.command(), null)));
    }

    /** Settles the roots that are remembered; the other codes on which a place depends remain, but for new ones. */
    private Set<String> unsettled() {
        var names = placements.values().stream()
                .flatMap(placement -> shop.namesIn(placement).stream())
                .filter(name -> !roots.isSettled(name))
                .collect(Collectors.toSet());
        issued.values().forEach(number -> names.remove(number.code()));
        names.forEach(name -> shop.cache().root(name).ifPresent(root -> roots.settle(name, root)));
        names.removeIf(roots::isSettled);
        return names;
    }

    private List<PostId> posts() {
        return submissions.stream()
                .flatMap(s -> s.claim().stream())
                .map(Claim::post)
                .toList();
    }

    private void answerRepeat(Submission<C, R> submission) {
        submission
                .claim()
                .map(claim -> claimed.get(claim.post()))
                .ifPresent(first -> answers.put(submission, repeat(submission, first)));
    }

    private Supplier<R> repeat(Submission<C, R> submission, PostClaims.Stored first) {
        return first.isOf(submission.claim().orElseThrow())
                ? () -> shop.handler().repeated(submission.command(), first.post())
                : () -> shop.handler().conflicting(submission.command(), first.post());
    }

    // the numbers, and the places that depend on them

    private void placeNumbered(Session session) {
        submissions.stream().filter(s -> !answers.containsKey(s)).forEach(this::issue);
        var unknown = unsettled();
        if (!issued.isEmpty() && !unknown.isEmpty()) roots.settle(session.await(shop.roots(session.sql(), unknown)));
    }

    private void issue(Submission<C, R> submission) {
        if (submission.code() instanceof CodeRequest.Next next) {
            issued.put(submission, numbers.issue(next));
            placements.put(
                    submission,
                    shop.handler()
                            .placement(
                                    submission.command(), issuedTo(submission).code()));
        }
    }

    private CodeNumbers.Issued issuedTo(Submission<C, R> submission) {
        return issued.getOrDefault(submission, CodeNumbers.Issued.NONE);
    }

    private List<Integer> shardsOf(Placement placement) {
        return switch (placement) {
            case Placement.Dossier dossier -> List.of(shop.shards().of(roots.of(dossier)));
            case Placement.EveryShard every -> everyShard();
        };
    }

    private List<Integer> everyShard() {
        return IntStream.range(0, shop.shards().count()).boxed().toList();
    }

    // (3) and (4)

    /** The shards in which each stream may turn out to stand, when those before it in the batch have been decided. */
    private Map<String, Set<Integer>> places() {
        var inOrder = submissions.stream()
                .filter(placements::containsKey)
                .map(placements::get)
                .toList();
        var places = new HashMap<String, Set<Integer>>();
        roots.possible(inOrder)
                .forEach((stream, possible) -> places.put(
                        stream, possible.stream().map(shop.shards()::of).collect(Collectors.toSet())));
        inOrder.stream()
                .filter(Placement.EveryShard.class::isInstance)
                .forEach(every -> places.put(every.stream(), Set.copyOf(everyShard())));
        return places;
    }

    /** Locks the shards that are missing, and behind that loads those of the streams that are not remembered. */
    private Uni<Void> lockAndLoad(SqlConnection connection, Map<String, Set<Integer>> places) {
        return Uni.combine()
                .all()
                .unis(lock(connection, missing(places)), load(connection, unloaded(places)))
                .discardItems();
    }

    private SortedSet<Integer> missing(Map<String, Set<Integer>> places) {
        var missing = places.values().stream().flatMap(Set::stream).collect(Collectors.toCollection(TreeSet::new));
        missing.removeAll(locked.keySet());
        return missing;
    }

    private Map<String, Set<Integer>> unloaded(Map<String, Set<Integer>> places) {
        var unloaded = new HashMap<>(places);
        unloaded.entrySet().removeIf(place -> isLoaded(place.getKey(), place.getValue()));
        unloaded.entrySet().removeIf(place -> isRemembered(place.getKey(), place.getValue()));
        return unloaded;
    }

    private boolean isLoaded(String stream, Set<Integer> shards) {
        return loadedUnder.getOrDefault(stream, Set.of()).containsAll(shards);
    }

    private Uni<Void> lock(SqlConnection connection, Set<Integer> shards) {
        if (shards.isEmpty()) return Uni.createFrom().voidItem();
        return shop.journal()
                .heads()
                .lock(connection, shards)
                .invoke(locked::putAll)
                .invoke(heads::putAll)
                .replaceWithVoid();
    }

    private Uni<Void> load(SqlConnection connection, Map<String, Set<Integer>> streams) {
        if (streams.isEmpty()) return Uni.createFrom().voidItem();
        loadedUnder.putAll(streams);
        return Uni.combine()
                .all()
                .unis(
                        shop.journal()
                                .events()
                                .versions(connection, streams.keySet())
                                .invoke(versions::putAll),
                        shop.handler()
                                .load(connection, List.copyOf(streams.keySet()))
                                .invoke(states::putAll))
                .discardItems();
    }

    /** What was not locked ahead, or loaded while another shard than its own was locked, or remembered from before. */
    private void lockAndLoadTheRest(Session session) {
        for (var places = places(); isIncomplete(places); places = places()) {
            var unknown = unsettled();
            session.awaitAll(
                    inOrder(session.sql(), missing(places)),
                    lockAndLoad(session.sql(), places),
                    shop.roots(session.sql(), unknown).invoke(roots::settle));
        }
    }

    private boolean isIncomplete(Map<String, Set<Integer>> places) {
        return !missing(places).isEmpty() || !unloaded(places).isEmpty();
    }

    /** Begins the transaction anew if some of the shards come before those it holds. */
    private Uni<Void> inOrder(SqlConnection connection, SortedSet<Integer> missing) {
        if (missing.isEmpty() || locked.isEmpty() || missing.first() > locked.lastKey())
            return Uni.createFrom().voidItem();
        if (!issued.isEmpty()) throw new Overtaken();
        locked.clear();
        loadedUnder.clear();
        return Uni.combine()
                .all()
                .unis(
                        connection.query("rollback").execute(),
                        connection.query("begin").execute(),
                        shop.counters().lock(connection, numbers.counters()).invoke(numbers::begin))
                .discardItems();
    }

    /**
     * Another instance has opened a dossier since its root was looked up, and the numbers issued meanwhile would not outlive
     * the locks of their counters: the batch is to be run again.
     */
    static final class Overtaken extends RuntimeException {}

    /**
     * Whether the cache has the stream, and takes its state from there if nobody else has moved its shard since; before
     * the shard is locked nobody can tell.
     */
    private boolean isRemembered(String stream, Set<Integer> shards) {
        var root = shop.cache().root(stream);
        if (root.isEmpty() || shards.size() > 1) return false;
        var shard = shards.iterator().next();
        if (!locked.containsKey(shard)) return true;
        var entry = shop.cache().at(locked.get(shard), stream);
        entry.ifPresent(known -> {
            states.put(stream, known.state());
            versions.put(stream, known.version());
        });
        return entry.isPresent();
    }

    // (5) each command sees what was decided before it in the batch

    /** A command that cannot be decided on fails alone; one that cannot be recorded takes the batch with it. */
    private void decide(Submission<C, R> submission) {
        var first = submission.claim().map(claim -> fresh.get(claim.post()));
        if (first.isPresent()) {
            answers.put(submission, repeat(submission, first.get().stored()));
            return;
        }
        try {
            answers.put(submission, settle(submission, decision(submission)));
        } catch (Poison poison) {
            answers.put(submission, () -> {
                throw poison.reason;
            });
        }
    }

    private Decision<R> decision(Submission<C, R> submission) throws Poison {
        var placement = placements.get(submission);
        try {
            return shop.handler()
                    .decide(submission.command(), states.get(placement.stream()), moment(submission, placement));
        } catch (RuntimeException reason) {
            throw new Poison(reason);
        }
    }

    private static final class Poison extends Exception {
        private final transient RuntimeException reason;

        Poison(RuntimeException reason) {
            super(reason);
            this.reason = reason;
        }
    }

    private Supplier<R> settle(Submission<C, R> submission, Decision<R> decided) {
        var placement = placements.get(submission);
        return switch (decided) {
            case Decision.Rejected<R>(var answer) -> {
                submission.claim().ifPresent(claim -> refused.put(submission, claim.post()));
                if (isTaken(submission, placement)) numbers.use(submission.code(), issuedTo(submission));
                yield () -> answer;
            }
            case Decision.Accepted<R> decision -> accept(submission, placement, decision);
        };
    }

    /**
     * Another instance may have accepted the very post while this batch waited for the locks; what was refused because of
     * that is a repeat.
     */
    private void lookAgain(Session session) {
        if (refused.isEmpty()) return;
        claimed.putAll(session.await(shop.claims().stored(session.sql(), refused.values())));
        refused.keySet().forEach(this::answerRepeat);
    }

    private Moment moment(Submission<C, R> submission, Placement placement) {
        var recordedAt = shardsOf(placement).stream()
                .map(shard -> heads.get(shard).time())
                .max(Comparator.naturalOrder());
        return new Moment(
                shop.clock().instant(),
                recordedAt.orElseThrow(),
                roots.of(placement),
                issuedTo(submission).code());
    }

    private Supplier<R> accept(Submission<C, R> submission, Placement placement, Decision.Accepted<R> decision) {
        var root = roots.of(placement);
        decision.drafts().forEach(draft -> requireOwnStream(draft, placement.stream(), root));
        var records = shardsOf(placement).stream()
                .flatMap(shard -> append(shard, decision.drafts()).stream())
                .toList();
        var state = shop.handler().evolve(states.get(placement.stream()), records);
        states.put(placement.stream(), state);
        roots.settle(placement.stream(), root);
        var committed = new Committed<>(submission.command(), state, decision.outcome(), records);
        accepted.add(committed);
        numbers.use(submission.code(), issuedTo(submission));
        submission.claim().ifPresent(claim -> fresh.put(claim.post(), claimed(claim, placement, committed)));
        return () -> shop.handler().accepted(committed);
    }

    /** Whether the number that was issued turns out to be one that the counter did not know of: it is passed over. */
    private boolean isTaken(Submission<C, R> submission, Placement placement) {
        return issued.containsKey(submission) && append.version(placement.stream()) > 0;
    }

    private List<LogRecord> append(int shard, List<Draft> drafts) {
        var more = append.behind(heads.get(shard), drafts);
        heads.put(shard, more.head());
        appended.computeIfAbsent(shard, first -> new ArrayList<>()).addAll(more.records());
        return more.records();
    }

    private static void requireOwnStream(Draft draft, String stream, String root) {
        if (!draft.dossier().equals(stream) || !draft.partitionKey().equals(root))
            throw new IllegalStateException("a fact of " + draft.dossier() + " under " + draft.partitionKey()
                    + " was decided on the stream " + stream + " under " + root);
    }

    private PostClaims.Fresh claimed(Claim claim, Placement placement, Committed<C, S> committed) {
        var fact = committed.records().stream().findFirst().orElse(null);
        return new PostClaims.Fresh(claim, placement.stream(), fact, committed.outcome());
    }
}
