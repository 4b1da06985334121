package vn.lienthong.journal.commit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.lienthong.contracts.log.LogRecord;
import vn.lienthong.contracts.value.Owner;
import vn.lienthong.journal.testkit.Chains;
import vn.lienthong.journal.testkit.Handing;
import vn.lienthong.journal.testkit.Handing.Answer;
import vn.lienthong.journal.testkit.Handing.Command;
import vn.lienthong.journal.testkit.Handing.Open;
import vn.lienthong.journal.testkit.JournalDatabase;
import vn.lienthong.localstack.LocalPostgres;

class DatabaseOutageTest {
    @Test
    void what_was_accepted_before_the_database_was_killed_is_there_afterwards_and_nothing_is_half_there(
            @TempDir Path folder) {
        var postgres = LocalPostgres.start(folder.resolve("postgres"), 0);
        try (var database = JournalDatabase.fresh(postgres)) {
            var journal = database.journal(Owner.ROUTING);
            var commands = new GroupCommit<>(
                    journal, new Handing(journal), GroupCommit.Settings.STANDARD.caching(1000), Optional.empty());
            var answers = IntStream.range(0, 3000)
                    .mapToObj(n -> commands.submit(new Command("c" + n, new Open("018")))
                            .onFailure()
                            .recoverWithItem(
                                    failure -> new Answer(failure.getClass().getSimpleName(), null, null))
                            .subscribeAsCompletionStage())
                    .toList();
            answers.get(500).join();
            postgres.kill();
            postgres.stop();
            var outcomes = answers.stream().map(answer -> answer.join()).toList();
            assertThatThrownBy(() -> commands.submit(new Command("x", new Open("018")))
                            .await()
                            .indefinitely())
                    .isInstanceOf(JournalUnavailable.class);

            try (var again = LocalPostgres.start(folder.resolve("postgres"), postgres.port())) {
                Awaitility.await()
                        .atMost(Duration.ofSeconds(30))
                        .ignoreExceptions()
                        .until(() -> commands.submit(new Command("alive", new Open("019")))
                                .await()
                                .indefinitely()
                                .outcome()
                                .equals("APPLIED"));
                var accepted = outcomes.stream()
                        .filter(answer -> answer.eventId() != null)
                        .map(Answer::eventId)
                        .toList();
                var stored = Chains.read(journal);
                assertThat(accepted).doesNotHaveDuplicates().hasSizeGreaterThan(500);
                assertThat(stored).extracting(LogRecord::id).containsAll(accepted);
                assertThat(Chains.faults(stored)).isEmpty();
                assertThat(database.count("post_claim")).isEqualTo(stored.size());
            }
            commands.close();
        }
    }
}
