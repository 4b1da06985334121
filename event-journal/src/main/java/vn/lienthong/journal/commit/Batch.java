package vn.lienthong.journal.commit;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
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
 * in this order, so none waits in a circle.
 *
 * <p>What needs no answer of the step before it travels together with it; the server keeps the order. A batch that asks
 * for no number is sent in two rounds, all up to the load and all from the insert to the commit: where a dossier's root
 * is not remembered the first round takes the dossier for its own root, and what was guessed wrong, or had stood in a
 * cache that no longer counts, is locked and loaded again before anything is decided.
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
    private final Map<String, String> roots = new HashMap<>();
    private final Map<String, List<Integer>> loadedUnder = new HashMap<>();
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
        placements.values().forEach(placement -> roots.put(placement.stream(), rootOf(placement)));
        lockAndLoadTheRest(session);
        append = new Append(shop.journal().owner(), versions);
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

    /**
     * Tells the cache, after the commit, what was seen and changed under the locks; but not the root of what was refused
     * to begin, which the next may begin elsewhere under the same code.
     */
    void remember() {
        var unbegun = placements.entrySet().stream()
                .filter(placed -> !(placed.getKey().code() instanceof CodeRequest.None))
                .map(placed -> placed.getValue().stream())
                .collect(Collectors.toSet());
        var byShard = placements.values().stream()
                .filter(Placement.Dossier.class::isInstance)
                .map(Placement::stream)
                .distinct()
                .filter(stream -> append.version(stream) > 0 || !unbegun.contains(stream))
                .collect(Collectors.groupingBy(
                        stream -> shop.shards().of(roots.get(stream)), Collectors.toMap(s -> s, this::remembered)));
        locked.forEach((shard, head) -> shop.cache()
                .remember(shard, head.position(), heads.get(shard).position(), byShard.getOrDefault(shard, Map.of())));
    }

    private StreamCache.Entry<S> remembered(String stream) {
        return new StreamCache.Entry<>(states.get(stream), roots.get(stream), append.version(stream));
    }

    // (1) to (4) in one round: claims, counters, and what can be locked and loaded ahead

    private void ask(Session session) {
        var connection = session.sql();
        placeUnnumbered();
        var unknown = withoutRememberedRoot();
        var ahead = placements.size() == submissions.size();
        session.awaitAll(
                connection.query("begin").execute(),
                shop.claims().stored(connection, posts()).invoke(claimed::putAll),
                shop.counters().lock(connection, numbers.counters()).invoke(numbers::begin),
                lockAndLoad(connection, ahead ? placements.values() : Set.of()),
                shop.roots(connection, unknown).invoke(roots::putAll));
    }

    private void placeUnnumbered() {
        submissions.stream()
                .filter(s -> !(s.code() instanceof CodeRequest.Next))
                .forEach(s -> placements.put(s, shop.handler().placement(s.command(), null)));
    }

    /** Fills in the roots that are remembered; the other codes on which a place depends remain. */
    private Set<String> withoutRememberedRoot() {
        var names = placements.values().stream()
                .flatMap(placement -> shop.namesIn(placement).stream())
                .collect(Collectors.toSet());
        names.forEach(name -> shop.cache().root(name).ifPresent(root -> roots.put(name, root)));
        names.removeAll(roots.keySet());
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
        var unknown = withoutRememberedRoot();
        issued.values().forEach(number -> unknown.remove(number.code()));
        if (!issued.isEmpty() && !unknown.isEmpty()) roots.putAll(session.await(shop.roots(session.sql(), unknown)));
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

    private String rootOf(Placement placement) {
        return switch (placement) {
            case Placement.EveryShard every -> every.stream();
            case Placement.Dossier(var stream, var parent)
            when roots.containsKey(stream) || parent == null -> roots.getOrDefault(stream, stream);
            case Placement.Dossier(var stream, var parent) -> roots.getOrDefault(parent, parent);
        };
    }

    private List<Integer> shardsOf(Placement placement) {
        return switch (placement) {
            case Placement.Dossier dossier -> List.of(shop.shards().of(rootOf(dossier)));
            case Placement.EveryShard every ->
                IntStream.range(0, shop.shards().count()).boxed().toList();
        };
    }

    // (3) and (4)

    /** Locks the places' shards, and behind that loads those of their streams that are not remembered. */
    private Uni<Void> lockAndLoad(SqlConnection connection, Collection<Placement> places) {
        var shards = places.stream()
                .flatMap(placement -> shardsOf(placement).stream())
                .filter(shard -> !locked.containsKey(shard))
                .collect(Collectors.toSet());
        var unknown = places.stream()
                .filter(place -> shop.cache().root(place.stream()).isEmpty())
                .collect(Collectors.toMap(Placement::stream, this::shardsOf, (one, same) -> one));
        return Uni.combine()
                .all()
                .unis(lock(connection, shards), load(connection, unknown))
                .discardItems();
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

    private Uni<Void> load(SqlConnection connection, Map<String, List<Integer>> streams) {
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
        var connection = session.sql();
        var missing = placements.values().stream()
                .filter(place -> !locked.keySet().containsAll(shardsOf(place)))
                .toList();
        if (!missing.isEmpty()) session.await(lockAndLoad(connection, missing));
        var stale = placements.values().stream()
                .filter(place -> !isLoaded(place) && !isRemembered(place))
                .collect(Collectors.toMap(Placement::stream, this::shardsOf, (one, same) -> one));
        if (!stale.isEmpty()) session.await(load(connection, stale));
    }

    private boolean isLoaded(Placement placement) {
        return shardsOf(placement).equals(loadedUnder.get(placement.stream()));
    }

    /** Takes the stream's state from the cache, if nobody else has moved its shard since. */
    private boolean isRemembered(Placement placement) {
        if (placement instanceof Placement.EveryShard) return false;
        var shard = shardsOf(placement).getFirst();
        var entry = shop.cache().at(shard, locked.get(shard).position(), placement.stream());
        entry.ifPresent(known -> {
            states.put(placement.stream(), known.state());
            versions.put(placement.stream(), known.version());
        });
        return entry.isPresent();
    }

    // (5) each command sees what was decided before it in the batch

    private void decide(Submission<C, R> submission) {
        try {
            answers.put(submission, answer(submission));
        } catch (RuntimeException poison) {
            answers.put(submission, () -> {
                throw poison;
            });
        }
    }

    private Supplier<R> answer(Submission<C, R> submission) {
        var first = submission.claim().map(claim -> fresh.get(claim.post()));
        if (first.isPresent()) return repeat(submission, first.get().stored());
        var placement = placements.get(submission);
        var state = states.get(placement.stream());
        return switch (shop.handler().decide(submission.command(), state, moment(submission, placement))) {
            case Decision.Rejected<S, R>(var answer) -> {
                submission.claim().ifPresent(claim -> refused.put(submission, claim.post()));
                if (isTaken(submission, placement)) numbers.use(submission.code(), issuedTo(submission));
                yield () -> answer;
            }
            case Decision.Accepted<S, R> decision -> accept(submission, placement, decision);
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
                roots.get(placement.stream()),
                issuedTo(submission).code());
    }

    private Supplier<R> accept(Submission<C, R> submission, Placement placement, Decision.Accepted<S, R> decision) {
        decision.drafts().forEach(draft -> requireOwnStream(draft, placement.stream()));
        var records = shardsOf(placement).stream()
                .flatMap(shard -> append(shard, decision.drafts()).stream())
                .toList();
        states.put(placement.stream(), decision.state());
        var committed = new Committed<>(submission.command(), decision.state(), decision.outcome(), records);
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

    private void requireOwnStream(Draft draft, String stream) {
        if (!draft.dossier().equals(stream) || !draft.partitionKey().equals(roots.get(stream)))
            throw new IllegalStateException("a fact of " + draft.dossier() + " under " + draft.partitionKey()
                    + " was decided on the stream " + stream + " under " + roots.get(stream));
    }

    private PostClaims.Fresh claimed(Claim claim, Placement placement, Committed<C, S> committed) {
        var fact = committed.records().stream().findFirst().orElse(null);
        return new PostClaims.Fresh(claim, placement.stream(), fact, committed.outcome());
    }
}
