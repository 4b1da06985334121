package vn.lienthong.journal.commit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.lienthong.journal.testkit.Handing.code;

import io.smallrye.mutiny.Uni;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.lienthong.contracts.log.EventId;
import vn.lienthong.contracts.log.LogRecord;
import vn.lienthong.contracts.value.Owner;
import vn.lienthong.journal.Journal;
import vn.lienthong.journal.commit.GroupCommit.Settings;
import vn.lienthong.journal.testkit.Chains;
import vn.lienthong.journal.testkit.Handing;
import vn.lienthong.journal.testkit.Handing.Action;
import vn.lienthong.journal.testkit.Handing.Announce;
import vn.lienthong.journal.testkit.Handing.Answer;
import vn.lienthong.journal.testkit.Handing.Command;
import vn.lienthong.journal.testkit.Handing.Hand;
import vn.lienthong.journal.testkit.Handing.Holder;
import vn.lienthong.journal.testkit.Handing.Open;
import vn.lienthong.journal.testkit.Handing.OpenAs;
import vn.lienthong.journal.testkit.Handing.OpenChild;
import vn.lienthong.journal.testkit.Handing.OpenForbidden;
import vn.lienthong.journal.testkit.Handing.Poison;
import vn.lienthong.journal.testkit.JournalDatabase;

class GroupCommitTest {
    private final List<GroupCommit<?, ?, ?>> opened = new ArrayList<>();
    private JournalDatabase database;
    private Journal journal;
    private GroupCommit<Command, Holder, Answer> commands;

    @BeforeEach
    void open() {
        database = JournalDatabase.fresh();
        journal = database.journal(Owner.ROUTING);
        commands = instance(Settings.STANDARD.caching(1000));
    }

    @AfterEach
    void close() {
        opened.forEach(GroupCommit::close);
        database.close();
    }

    private GroupCommit<Command, Holder, Answer> instance(Settings settings) {
        var own = database.journal(Owner.ROUTING);
        var instance = new GroupCommit<>(own, new Handing(own), settings, Optional.empty());
        opened.add(instance);
        return instance;
    }

    private Answer submit(String id, Action action) {
        return commands.submit(new Command(id, action)).await().indefinitely();
    }

    private static List<Answer> await(List<? extends CompletableFuture<Answer>> answers) {
        return answers.stream().map(CompletableFuture::join).toList();
    }

    @Test
    void an_accepted_command_is_in_the_journal_when_it_is_answered() {
        var opened = submit("1", new Open("018"));
        var handed = submit("2", new Hand(opened.dossier(), "tax"));

        assertThat(opened.outcome()).isEqualTo("APPLIED");
        assertThat(Chains.read(journal)).extracting(LogRecord::id).containsExactly(opened.eventId(), handed.eventId());
        assertThat(Chains.faults(journal)).isEmpty();
    }

    @Test
    void the_same_post_gets_the_first_answer_and_another_body_is_a_conflict() {
        var first = submit("1", new OpenAs("018", 1));

        var again = submit("1", new OpenAs("018", 1));
        var other = submit("1", new OpenAs("018", 2));

        assertThat(again).isEqualTo(new Answer("DUPLICATE", first.dossier(), first.eventId()));
        assertThat(other.outcome()).isEqualTo("CONFLICT");
        assertThat(database.count("event")).isEqualTo(1);
    }

    @Test
    void the_same_post_twice_in_one_batch_is_accepted_once() {
        var answers = commands.submitAll(List.of(
                        new Command("1", new OpenAs("018", 1)),
                        new Command("1", new OpenAs("018", 1)),
                        new Command("1", new OpenAs("018", 7))))
                .await()
                .indefinitely();

        assertThat(answers).extracting(Answer::outcome).containsExactly("APPLIED", "DUPLICATE", "CONFLICT");
        assertThat(answers)
                .extracting(Answer::eventId)
                .containsOnly(answers.getFirst().eventId());
    }

    @Test
    void a_rejected_command_claims_nothing_and_is_judged_afresh() {
        var tooEarly = submit("1", new Hand(code("018", 1), "tax"));
        submit("2", new OpenAs("018", 1));
        var later = submit("1", new Hand(code("018", 1), "tax"));

        assertThat(tooEarly.outcome()).isEqualTo("UNKNOWN");
        assertThat(later.outcome()).isEqualTo("APPLIED");
    }

    @Test
    void commands_of_one_dossier_keep_the_order_of_submission() {
        submit("open", new OpenAs("018", 1));
        var dossier = code("018", 1);

        var answers = IntStream.range(0, 2000)
                .mapToObj(n -> commands.submit(new Command("h" + n, new Hand(dossier, "u" + n)))
                        .subscribeAsCompletionStage())
                .toList();

        assertThat(await(answers)).extracting(Answer::outcome).containsOnly("APPLIED");
        assertThat(Chains.read(journal).stream().skip(1).map(record -> record.origin()
                        .id()))
                .containsExactlyElementsOf(
                        IntStream.range(0, 2000).mapToObj(n -> "h" + n).toList());
    }

    @Test
    void codes_run_on_per_agency_and_day_behind_those_that_sources_gave() {
        submit("1", new Open("018"));
        submit("2", new OpenAs("018", 41));

        assertThat(submit("3", new Open("018")).dossier()).isEqualTo(code("018", 42));
        assertThat(submit("4", new Open("019")).dossier()).isEqualTo(code("019", 1));
    }

    @Test
    void what_is_refused_uses_up_no_number() {
        submit("1", new OpenAs("018", 1));
        assertThat(submit("2", new OpenForbidden("018", 999_999L)).outcome()).isEqualTo("FORBIDDEN");
        assertThat(submit("3", new OpenForbidden("018", null)).outcome()).isEqualTo("FORBIDDEN");

        assertThat(submit("4", new Open("018")).dossier()).isEqualTo(code("018", 2));
    }

    @Test
    void a_number_is_not_issued_that_another_command_of_the_batch_brings_along() {
        var rehearsed = commands.rehearse(List.of(
                        new Command("1", new OpenForbidden("018", 999_999L)),
                        new Command("2", new Open("018")),
                        new Command("3", new OpenAs("018", 1)),
                        new Command("4", new OpenForbidden("018", null)),
                        new Command("5", new Open("018"))))
                .await()
                .indefinitely();

        assertThat(rehearsed)
                .extracting(Answer::outcome)
                .containsExactly("FORBIDDEN", "APPLIED", "APPLIED", "FORBIDDEN", "APPLIED");
        assertThat(rehearsed)
                .extracting(Answer::dossier)
                .containsExactly(code("018", 999_999L), code("018", 2), code("018", 1), code("018", 3), code("018", 4));
    }

    @Test
    void a_number_that_turns_out_to_be_taken_is_passed_over() {
        submit("1", new OpenChild(code("018", 1), code("019", 1)));

        assertThat(submit("2", new Open("018")).outcome()).isEqualTo("OPEN_ALREADY");
        assertThat(submit("2", new Open("018")).dossier()).isEqualTo(code("018", 2));
    }

    @Test
    void a_child_that_was_refused_leaves_its_code_to_a_root() {
        submit("1", new OpenAs("018", 1));
        submit("2", new OpenForbidden("018", null, code("018", 1)));

        var opened = submit("3", new Open("018"));

        assertThat(opened.dossier()).isEqualTo(code("018", 2));
        assertThat(Chains.read(journal)).extracting(LogRecord::partitionKey).contains(code("018", 2));
    }

    @Test
    void a_child_lives_in_the_shard_of_its_root() {
        submit("1", new OpenAs("018", 1));
        submit("2", new OpenChild("child-1", code("018", 1)));
        submit("3", new Hand("child-1", "tax"));
        submit("4", new OpenChild("grandchild-1", "child-1"));

        var shard = journal.shards().of(code("018", 1));
        assertThat(Chains.read(journal))
                .hasSize(4)
                .allSatisfy(record -> assertThat(record.shard()).isEqualTo(shard))
                .allSatisfy(record -> assertThat(record.partitionKey()).isEqualTo(code("018", 1)));
    }

    @Test
    void a_refused_command_before_it_in_the_batch_does_not_keep_a_child_from_its_root() {
        submit("1", new OpenAs("018", 1));

        var rehearsed = commands.rehearse(List.of(
                        new Command("2", new Hand("child-1", "tax")),
                        new Command("3", new OpenChild("child-1", code("018", 1))),
                        new Command("4", new Hand("child-1", "tax")),
                        new Command("5", new OpenChild("grandchild-1", "child-1"))))
                .await()
                .indefinitely();

        assertThat(rehearsed).extracting(Answer::outcome).containsExactly("UNKNOWN", "APPLIED", "APPLIED", "APPLIED");
        assertThat(rehearsed.stream().skip(1))
                .extracting(answer -> EventId.parse(answer.eventId()).shard())
                .containsOnly(journal.shards().of(code("018", 1)));
    }

    @Test
    void a_refused_command_long_before_it_does_not_keep_a_child_from_its_root() {
        submit("1", new OpenAs("018", 1));
        submit("2", new Hand("child-1", "tax"));

        submit("3", new OpenChild("child-1", code("018", 1)));

        assertThat(Chains.read(journal)).extracting(LogRecord::partitionKey).containsOnly(code("018", 1));
    }

    @Test
    void a_taken_number_of_a_child_does_not_become_a_root() {
        instance(Settings.STANDARD)
                .submit(new Command("1", new OpenChild(code("018", 1), code("019", 1))))
                .await()
                .indefinitely();
        submit("2", new Open("018"));

        submit("3", new Hand(code("018", 1), "tax"));

        assertThat(Chains.read(journal)).extracting(LogRecord::partitionKey).containsOnly(code("019", 1));
    }

    @Test
    void a_batch_that_guessed_a_root_wrong_holds_no_head_while_it_waits_for_a_lower_one() {
        var root = code("018", 1);
        var child = childAbove(root);
        submit("1", new OpenAs("018", 1));
        submit("2", new OpenChild(child, root));
        var knowsNoRoots = instance(Settings.STANDARD);
        try (var other = database.session()) {
            other.execute("begin");
            other.execute(lock(root));
            var waiting = knowsNoRoots
                    .submit(new Command("3", new Hand(child, "tax")))
                    .subscribeAsCompletionStage();
            Awaitility.await().until(() -> database.count("pg_locks where not granted") > 0);

            other.execute(lock(child) + " nowait");
            other.execute("rollback");
            assertThat(waiting.join().outcome()).isEqualTo("APPLIED");
        }
    }

    private String childAbove(String root) {
        return IntStream.iterate(1, n -> n + 1)
                .mapToObj(n -> "child-" + n)
                .filter(child -> journal.shards().of(child) > journal.shards().of(root))
                .findFirst()
                .orElseThrow();
    }

    private String lock(String dossier) {
        return "select from shard_head where shard = " + journal.shards().of(dossier) + " for no key update";
    }

    @Test
    void a_poisoned_command_costs_no_neighbour() {
        submit("open", new OpenAs("018", 1));
        submit("open2", new OpenAs("018", 2));
        var answers = IntStream.range(0, 300)
                .mapToObj(
                        n -> commands.submit(new Command("h" + n, n % 100 == 50 ? new Poison(code("018", 2)) : hand(n)))
                                .onFailure()
                                .recoverWithItem(new Answer("FAILED", null, null))
                                .subscribeAsCompletionStage())
                .toList();

        var outcomes = await(answers).stream().map(Answer::outcome).toList();
        assertThat(IntStream.range(0, 300).filter(n -> outcomes.get(n).equals("FAILED")))
                .containsExactly(50, 150, 250);
        assertThat(outcomes.stream().filter("APPLIED"::equals)).hasSize(297);
        assertThat(Chains.faults(journal)).isEmpty();
    }

    @Test
    void a_fact_that_cannot_be_folded_is_not_recorded_and_costs_no_neighbour() {
        submit("open", new OpenAs("018", 1));
        submit("open2", new OpenAs("018", 2));

        var answers = IntStream.range(0, 9)
                .mapToObj(n -> start("h" + n, n == 4 ? new Hand(code("018", 1), Handing.NOWHERE) : hand(n)))
                .map(answer -> answer.exceptionally(failed -> new Answer("FAILED", null, null)))
                .toList();

        assertThat(await(answers).stream().map(Answer::outcome).filter("FAILED"::equals))
                .hasSize(1);
        assertThat(Chains.read(journal)).hasSize(2 + 8);
        assertThat(database.count("post_claim")).isEqualTo(2 + 8);
        assertThat(submit("after", hand(99)).outcome()).isEqualTo("APPLIED");
        assertThat(Chains.faults(journal)).isEmpty();
    }

    private static Hand hand(int n) {
        return new Hand(code("018", 1), "u" + n);
    }

    @Test
    void a_command_to_every_shard_comes_behind_all_submitted_before_and_before_all_after() {
        var answers = new ArrayList<CompletableFuture<Answer>>();
        for (int n = 1; n <= 400; n++) answers.add(start("before" + n, new OpenAs("018", n)));
        answers.add(start("announce", new Announce("urn:test")));
        for (int n = 1; n <= 400; n++) answers.add(start("after" + n, new OpenAs("019", n)));
        assertThat(await(answers)).extracting(Answer::outcome).containsOnly("APPLIED");

        var announced = new HashSet<Integer>();
        for (var record : Chains.read(journal)) {
            if (record.dossier().equals("urn:test")) announced.add(record.shard());
            else assertThat(record.dossier()).startsWith(announced.contains(record.shard()) ? "019" : "018");
        }
        assertThat(announced).hasSize(16);
        assertThat(Chains.faults(journal)).isEmpty();
    }

    private CompletableFuture<Answer> start(String id, Action action) {
        return commands.submit(new Command(id, action)).subscribeAsCompletionStage();
    }

    @Test
    void a_cached_stream_counts_only_while_nobody_else_has_moved_its_shard() {
        var other = instance(Settings.STANDARD.caching(1000));
        submit("open", new OpenAs("018", 1));
        for (int n = 0; n < 20; n++) {
            var turn = n % 2 == 0 ? commands : other;
            var there = turn.submit(new Command("t" + n, new Hand(code("018", 1), "u" + n)))
                    .await()
                    .indefinitely();
            assertThat(there.outcome()).isEqualTo("APPLIED");
            var again = (n % 2 == 0 ? other : commands)
                    .submit(new Command("x" + n, new Hand(code("018", 1), "u" + n)))
                    .await()
                    .indefinitely();
            assertThat(again.outcome()).isEqualTo("TO_ITSELF");
        }
    }

    @Test
    void a_rehearsal_answers_the_same_and_writes_nothing() {
        var rehearsed = commands.rehearse(List.of(
                        new Command("1", new Open("018")),
                        new Command("2", new Hand(code("018", 1), "tax")),
                        new Command("3", new Hand(code("018", 1), "tax")),
                        new Command("1", new Open("018"))))
                .await()
                .indefinitely();

        assertThat(rehearsed)
                .extracting(Answer::outcome)
                .containsExactly("APPLIED", "APPLIED", "TO_ITSELF", "DUPLICATE");
        assertThat(database.count("event")).isZero();
        assertThat(database.count("post_claim")).isZero();
        assertThat(submit("1", new Open("018")).dossier()).isEqualTo(code("018", 1));
    }

    @Test
    void a_full_queue_refuses_and_says_so() {
        var tight = instance(new Settings(1, 1, 2, 0, InstantSource.system()));
        var answers = IntStream.range(0, 100)
                .mapToObj(n -> tight.submit(new Command("t" + n, new Open("018")))
                        .onFailure(Overloaded.class)
                        .recoverWithItem(new Answer("OVERLOADED", null, null))
                        .subscribeAsCompletionStage())
                .toList();

        assertThat(await(answers)).extracting(Answer::outcome).contains("OVERLOADED", "APPLIED");
    }

    @Test
    void a_closed_journal_takes_nothing_more_but_finishes_what_it_has() {
        var answers = IntStream.range(0, 100)
                .mapToObj(n -> start("t" + n, new Open("018")))
                .toList();
        commands.close();

        assertThat(await(answers)).extracting(Answer::outcome).containsOnly("APPLIED");
        assertThatThrownBy(() -> submit("late", new Open("018"))).isInstanceOf(Overloaded.class);
    }

    @Test
    void two_instances_under_load_give_no_code_and_no_id_twice_and_never_deadlock() {
        var other = instance(Settings.STANDARD.caching(1000));
        var random = new Random(42);
        var answers = new ArrayList<Uni<Answer>>();
        for (int n = 0; n < 4000; n++) {
            var command = new Command("c" + n, load(random));
            answers.add(commands.submit(command));
            answers.add(other.submit(command));
        }
        var given = Uni.join()
                .all(answers.stream()
                        .map(answer -> answer.onFailure().recoverWithItem(e -> new Answer("FAILED " + e, null, null)))
                        .toList())
                .andCollectFailures()
                .await()
                .indefinitely();

        assertThat(given).noneMatch(answer -> answer.outcome().startsWith("FAILED"));
        for (int n = 0; n < 4000; n++) assertOneTruth(given.get(2 * n), given.get(2 * n + 1));
        var records = Chains.read(journal);
        assertThat(Chains.faults(records)).isEmpty();
        assertThat(records).extracting(record -> record.origin().id()).doesNotHaveDuplicates();
        assertThat(records)
                .allSatisfy(record -> assertThat(record.partitionKey()).isEqualTo(rootOf(records, record)));
        assertThat(records)
                .filteredOn(record -> record.streamVersion() == 1)
                .extracting(LogRecord::dossier)
                .doesNotHaveDuplicates();
    }

    private static String rootOf(List<LogRecord> records, LogRecord one) {
        return records.stream()
                .filter(record -> record.dossier().equals(one.dossier()) && record.streamVersion() == 1)
                .map(LogRecord::partitionKey)
                .findFirst()
                .orElseThrow();
    }

    private static Action load(Random random) {
        var agency = "a" + random.nextInt(3);
        return switch (random.nextInt(12)) {
            case 0, 1, 2 -> new Open(agency);
            case 3 -> new OpenAs(agency, random.nextInt(3000));
            case 4 -> new OpenChild("child-" + random.nextInt(50), code("root", random.nextInt(2)));
            case 5 -> new Hand("child-" + random.nextInt(50), "u" + random.nextInt(50));
            default -> new Hand(code(agency, 1 + random.nextInt(200)), "u" + random.nextInt(50));
        };
    }

    /**
     * Both instances were sent the same post: at most one accepted it, and the other then says so. It may have refused
     * before, what was not yet possible, but never because of the very post that the first has accepted.
     */
    private static void assertOneTruth(Answer one, Answer other) {
        if (one.outcome().equals("APPLIED")) assertThat(other.outcome()).isNotIn("APPLIED", "OPEN_ALREADY");
        if (other.outcome().equals("APPLIED")) assertThat(one.outcome()).isNotIn("APPLIED", "OPEN_ALREADY");
        if (one.outcome().equals("DUPLICATE") || other.outcome().equals("DUPLICATE"))
            assertThat(one.eventId()).isEqualTo(other.eventId());
    }
}
