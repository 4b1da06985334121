package vn.lienthong.systemtests;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import vn.lienthong.commandline.suite.Suite;
import vn.lienthong.contracts.value.PostId;
import vn.lienthong.testkit.Client;
import vn.lienthong.testkit.Posts;

/**
 * A ward's systems at work: whole lives of dossiers, 500 events a second by the clock, whether or not earlier ones are
 * answered yet, each posted until it is; and one careless system that posts every reception once and never asks again.
 */
final class Crowd implements AutoCloseable {
    static final String UNIT = "08719";
    static final String CARELESS_UNIT = "08710";
    /** Of the systems that ask again; the careless one comes on top. */
    static final int EVENTS_A_SECOND = 500;

    private static final String SOURCES = "urn:vn:motcua:ngo-quyen:";
    private static final String CARELESS_SOURCE = "urn:vn:motcua:lien-bao:careless";
    private static final int SYSTEMS = 5;
    private static final int DOSSIERS_A_REQUEST = 10;
    private static final int EVENTS_A_REQUEST = 3 * DOSSIERS_A_REQUEST;
    private static final Duration BEAT =
            Duration.ofNanos(TimeUnit.SECONDS.toNanos(1) * EVENTS_A_REQUEST / EVENTS_A_SECOND);

    private static final Duration ASK_AGAIN = Duration.ofMillis(500);
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Suite suite;
    private final ExecutorService systems = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicBoolean working = new AtomicBoolean(true);
    private final AtomicBoolean givenUp = new AtomicBoolean();
    private final AtomicInteger nextDossier = new AtomicInteger();
    private final Set<Object> underWay = ConcurrentHashMap.newKeySet();
    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
    private final Set<String> dossiers = ConcurrentHashMap.newKeySet();
    private final Map<String, Boolean> careless = new ConcurrentHashMap<>();
    private final Queue<String> refusals = new ConcurrentLinkedQueue<>();
    private final long begin = System.nanoTime();
    private final AtomicInteger posted = new AtomicInteger();
    private final CompletableFuture<Void> pace;
    private volatile long postedFor;

    private Crowd(Suite suite) {
        this.suite = suite;
        pace = CompletableFuture.allOf(
                CompletableFuture.runAsync(this::postLives, systems),
                CompletableFuture.runAsync(this::postCarelessly, systems));
    }

    static Crowd start(Suite suite) {
        return new Crowd(suite);
    }

    /** How many events were posted by those that ask again. */
    int posted() {
        return posted.get();
    }

    /** Events posted a second, each counted when it was sent for the first time. */
    double rate() {
        return posted.get() / (postedFor / 1e9);
    }

    /** Ids of the events for which an answer said that they are recorded. */
    Set<String> acknowledged() {
        return acknowledged;
    }

    Set<String> dossiers() {
        return dossiers;
    }

    /** Receptions posted once, by event id: whether they were answered as applied. */
    Map<String, Boolean> careless() {
        return careless;
    }

    Queue<String> refusals() {
        return refusals;
    }

    /** The requests that have no answer yet. */
    Set<Object> underWay() {
        return Set.copyOf(underWay);
    }

    private void postLives() {
        var clients = new ArrayList<Client>();
        for (int i = 0; i < SYSTEMS; i++) clients.add(Client.of(suite, "source", UNIT));
        for (int request = 0; working.get(); request++) {
            LockSupport.parkNanos(begin + request * BEAT.toNanos() - System.nanoTime());
            var system = request % SYSTEMS;
            var events = lives(new Posts(SOURCES + system, UNIT));
            systems.execute(() -> postUntilAnswered(clients.get(system), events));
            posted.addAndGet(events.size());
            postedFor = System.nanoTime() - begin;
        }
    }

    private List<Posted> lives(Posts posts) {
        var events = new ArrayList<Posted>();
        for (int i = 0; i < DOSSIERS_A_REQUEST; i++) {
            var code = "243.08719-190305-%05d".formatted(nextDossier.incrementAndGet());
            dossiers.add(code);
            var received = Posts.nextId();
            var resolved = Posts.nextId();
            var returned = Posts.nextId();
            events.add(new Posted(received, posts.event(received, "received", "2019-03-05T08:00:00+07:00", code, """
                    {"unit":"08719","procedure":"1.004873","channel":"DIRECT"}""")));
            events.add(new Posted(resolved, posts.event(resolved, "resolved", "2019-03-06T09:00:00+07:00", code, """
                    {"unit":"08719","outcome":"APPROVED"}""")));
            events.add(new Posted(returned, posts.event(returned, "returned", "2019-03-06T10:00:00+07:00", code, """
                    {"unit":"08719","channel":"DIRECT"}""")));
        }
        return events;
    }

    /** Sends the same request again until every event in it has been answered, or patience ends after the work has. */
    private void postUntilAnswered(Client client, List<Posted> events) {
        var open = new ArrayList<>(events);
        while (!open.isEmpty() && !givenUp.get()) {
            var recorded = answered(client, open.stream().map(Posted::json).toList());
            acknowledged.addAll(recorded);
            open.removeIf(event -> recorded.contains(event.id()));
            if (!open.isEmpty()) LockSupport.parkNanos(ASK_AGAIN.toNanos());
        }
    }

    /** Ids that the answer, as far as it came, calls recorded. */
    private Set<String> answered(Client client, List<String> events) {
        Set<String> recorded = ConcurrentHashMap.newKeySet();
        var request = new Object();
        underWay.add(request);
        try {
            var answer = client.stream(events);
            if (answer.status() != 200) return recorded;
            for (var item : answer.lines()) {
                var outcome = item.path("outcome").asText();
                if (Set.of("APPLIED", "PENDING", "DUPLICATE").contains(outcome))
                    recorded.add(item.path("id").asText());
                if (outcome.equals("REJECTED") && item.at("/problem/status").asInt() < 500)
                    refusals.add(item.toString());
            }
        } catch (Client.Unanswered expected) {
            return recorded;
        } finally {
            underWay.remove(request);
        }
        return recorded;
    }

    private void postCarelessly() {
        var posts = new Posts(CARELESS_SOURCE, CARELESS_UNIT);
        var client = Client.of(suite, "source", CARELESS_UNIT);
        while (working.get()) {
            var id = Posts.nextId();
            var code = "243.08710-190306-%05d".formatted(nextDossier.incrementAndGet());
            var event = posts.event(id, "received", "2019-03-06T08:00:00+07:00", code, """
                    {"unit":"08710","procedure":"1.004873","channel":"ONLINE"}""");
            careless.put(id, !answered(client, List.of(event)).isEmpty());
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
    }

    /** Lets what was begun end, and waits for it. */
    @Override
    public void close() {
        working.set(false);
        pace.join();
        systems.shutdown();
        try {
            if (!systems.awaitTermination(PATIENCE.toSeconds(), TimeUnit.SECONDS)) givenUp.set(true);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        systems.close();
    }

    private record Posted(String id, String json) {}

    /** Whether one of the crowd posted this; other tests of the same suite post too. */
    static boolean posted(PostId post) {
        return post.source().startsWith(SOURCES) || post.source().equals(CARELESS_SOURCE);
    }
}
