package vn.lienthong.journal.commit;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Transaction;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import vn.lienthong.contracts.log.Draft;
import vn.lienthong.contracts.log.LogRecord;
import vn.lienthong.contracts.value.PostId;
import vn.lienthong.journal.Append;
import vn.lienthong.journal.Appended;
import vn.lienthong.journal.Head;

/**
 * Commands that are decided and appended together, in one READ COMMITTED transaction whose every step is a statement of
 * its own, so that a step that waited for a lock sees what the one it waited for has committed: look up the claims, take
 * the code counters (sorted), lock the shard heads (ascending), load, decide, insert. All transactions take their locks
 * in this order, so none waits in a circle. Statements that need no answer of each other travel together.
 *
 * <p>A claim is looked up first and inserted last, where an insert that finds the pair taken by another instance fails
 * the batch ({@link ClaimLost}); run again it finds that one's answer. So a claim is written once, not twice. What is
 * refused inserts none, so its claim is looked up again.
 */
final class Batch<C, S, R> {
    private final Workshop<C, S, R> shop;
    private final List<Submission<C, R>> submissions;

    private final Map<Submission<C, R>, Supplier<R>> answers = new LinkedHashMap<>();
    private final Map<Submission<C, R>, Placement> placements = new LinkedHashMap<>();
    private final Map<Submission<C, R>, String> codes = new HashMap<>();
    private final Map<CodeCounters.Key, Long> issued = new TreeMap<>();
    private final Map<String, String> roots = new HashMap<>();
    private final Map<String, S> states = new HashMap<>();
    private final Map<PostId, PostClaims.Fresh> fresh = new LinkedHashMap<>();
    private final Map<Submission<C, R>, PostId> refused = new LinkedHashMap<>();
    private final List<Committed<C, S>> accepted = new ArrayList<>();
    private final SortedMap<Integer, List<LogRecord>> appended = new TreeMap<>();
    private final Map<Integer, Head> heads = new HashMap<>();
    private SortedMap<Integer, Head> locked = new TreeMap<>();
    private Append append;

    Batch(Workshop<C, S, R> shop, List<Submission<C, R>> submissions) {
        this.shop = shop;
        this.submissions = submissions;
    }

    /** Begins the transaction and decides everything in it; nothing is written yet but counters. */
    Transaction decide(SqlConnection connection) {
        var tx = identify(connection);
        place(connection);
        if (!placements.isEmpty()) {
            lockAndLoad(connection);
            placements.keySet().forEach(this::decide);
            lookAgain(connection);
        }
        return tx;
    }

    /** Inserts what was decided, and claims what was accepted. */
    void write(SqlConnection connection) {
        if (accepted.isEmpty()) return;
        var shards = appended.entrySet().stream()
                .map(shard -> new Appended(heads.get(shard.getKey()), shard.getValue()))
                .toList();
        Await.all(
                shop.journal().write(connection, shards),
                shop.claims().insert(connection, List.copyOf(fresh.values())),
                shop.handler().alongside(connection, accepted));
    }

    /** In the order of the submissions; to be given after the commit. */
    Map<Submission<C, R>, Supplier<R>> answers() {
        return answers;
    }

    /** Tells the cache, after the commit, what was seen and changed under the locks. */
    void remember() {
        var byShard = placements.values().stream()
                .filter(Placement.Dossier.class::isInstance)
                .map(Placement::stream)
                .distinct()
                .collect(Collectors.groupingBy(
                        stream -> shop.shards().of(roots.get(stream)), Collectors.toMap(s -> s, this::remembered)));
        locked.forEach((shard, head) -> shop.cache()
                .remember(shard, head.position(), heads.get(shard).position(), byShard.getOrDefault(shard, Map.of())));
    }

    private StreamCache.Entry<S> remembered(String stream) {
        return new StreamCache.Entry<>(states.get(stream), roots.get(stream), append.version(stream));
    }

    // (1) and (2): what is known already, and which numbers are free

    private Transaction identify(SqlConnection connection) {
        var posts = submissions.stream()
                .flatMap(s -> s.claim().stream())
                .map(Claim::post)
                .toList();
        return Await.of(Uni.combine()
                .all()
                .unis(
                        connection.begin(),
                        shop.claims().stored(connection, posts),
                        shop.counters().raise(connection, numbersWanted()))
                .with((tx, claimed, last) -> {
                    submissions.forEach(s -> s.claim()
                            .map(claim -> claimed.get(claim.post()))
                            .ifPresent(first -> answers.put(s, repeat(s, first))));
                    open().forEach(s -> issue(s, last));
                    return tx;
                }));
    }

    private Stream<Submission<C, R>> open() {
        return submissions.stream().filter(s -> !answers.containsKey(s));
    }

    private Supplier<R> repeat(Submission<C, R> submission, PostClaims.Stored first) {
        return first.isOf(submission.claim().orElseThrow())
                ? () -> shop.handler().repeated(submission.command(), first.post())
                : () -> shop.handler().conflicting(submission.command(), first.post());
    }

    private SortedMap<CodeCounters.Key, Long> numbersWanted() {
        var wanted = new TreeMap<CodeCounters.Key, Long>();
        for (var submission : submissions) {
            switch (submission.code()) {
                case CodeRequest.None none -> {}
                case CodeRequest.Next next -> wanted.merge(CodeCounters.Key.of(next), 0L, Math::max);
                case CodeRequest.Given given -> wanted.merge(CodeCounters.Key.of(given), given.number(), Math::max);
            }
        }
        return wanted;
    }

    private void issue(Submission<C, R> submission, Map<CodeCounters.Key, Long> last) {
        if (submission.code() instanceof CodeRequest.Next next) {
            var number = last.merge(CodeCounters.Key.of(next), 1L, Long::sum);
            issued.put(CodeCounters.Key.of(next), number);
            codes.put(submission, next.format().apply(number));
        }
    }

    private void place(SqlConnection connection) {
        open().forEach(s -> placements.put(s, shop.handler().placement(s.command(), codes.get(s))));
        var names = new HashSet<String>();
        placements.values().forEach(placement -> names.addAll(shop.namesIn(placement)));
        names.removeAll(codes.values());
        roots.putAll(shop.roots(connection, names));
        placements.values().forEach(placement -> roots.put(placement.stream(), rootOf(placement)));
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
            case Placement.Dossier dossier -> List.of(shop.shards().of(roots.get(dossier.stream())));
            case Placement.EveryShard every ->
                IntStream.range(0, shop.shards().count()).boxed().toList();
        };
    }

    // (3) and (4): the load is sent behind the lock without waiting for it; the server keeps the order

    private void lockAndLoad(SqlConnection connection) {
        var shards = placements.values().stream()
                .flatMap(placement -> shardsOf(placement).stream())
                .collect(Collectors.toSet());
        var streams = placements.values().stream().map(Placement::stream).collect(Collectors.toSet());
        var unknown =
                streams.stream().filter(s -> shop.cache().root(s).isEmpty()).toList();
        var versions = new HashMap<String, Integer>();
        Await.all(
                shop.counters().move(connection, issued),
                shop.journal().heads().lock(connection, shards).invoke(this::locked),
                shop.journal().events().versions(connection, unknown).invoke(versions::putAll),
                shop.load(connection, unknown).invoke(states::putAll));
        streams.removeAll(unknown);
        loadStale(connection, fromCache(streams, versions), versions);
        append = new Append(shop.journal().owner(), versions);
    }

    private void locked(SortedMap<Integer, Head> now) {
        locked = now;
        heads.putAll(now);
    }

    /** Takes the streams' states from the cache; those whose shard has moved since remain to be loaded. */
    private Set<String> fromCache(Set<String> streams, Map<String, Integer> versions) {
        var stale = new HashSet<String>();
        for (var stream : streams) {
            var shard = shop.shards().of(roots.get(stream));
            shop.cache()
                    .at(shard, locked.get(shard).position(), stream)
                    .ifPresentOrElse(
                            entry -> {
                                states.put(stream, entry.state());
                                versions.put(stream, entry.version());
                            },
                            () -> stale.add(stream));
        }
        return stale;
    }

    private void loadStale(SqlConnection connection, Collection<String> stale, Map<String, Integer> versions) {
        if (stale.isEmpty()) return;
        Await.all(
                shop.journal().events().versions(connection, stale).invoke(versions::putAll),
                shop.load(connection, stale).invoke(states::putAll));
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
                yield () -> answer;
            }
            case Decision.Accepted<S, R> decision -> accept(submission, placement, decision);
        };
    }

    /**
     * Another instance may have accepted the very post while this batch waited for the locks; what was refused because of
     * that is a repeat.
     */
    private void lookAgain(SqlConnection connection) {
        var claimed = Await.of(shop.claims().stored(connection, refused.values()));
        refused.forEach((submission, post) -> {
            if (claimed.containsKey(post)) answers.put(submission, repeat(submission, claimed.get(post)));
        });
    }

    private Moment moment(Submission<C, R> submission, Placement placement) {
        var recordedAt = shardsOf(placement).stream()
                .map(shard -> heads.get(shard).time())
                .max(Comparator.naturalOrder());
        return new Moment(
                shop.clock().instant(), recordedAt.orElseThrow(), roots.get(placement.stream()), codes.get(submission));
    }

    private Supplier<R> accept(Submission<C, R> submission, Placement placement, Decision.Accepted<S, R> decision) {
        decision.drafts().forEach(draft -> requireOwnStream(draft, placement.stream()));
        var records = shardsOf(placement).stream()
                .flatMap(shard -> append(shard, decision.drafts()).stream())
                .toList();
        states.put(placement.stream(), decision.state());
        var committed = new Committed<>(submission.command(), decision.state(), decision.outcome(), records);
        accepted.add(committed);
        submission.claim().ifPresent(claim -> fresh.put(claim.post(), claimed(claim, placement, committed)));
        return () -> shop.handler().accepted(committed);
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
