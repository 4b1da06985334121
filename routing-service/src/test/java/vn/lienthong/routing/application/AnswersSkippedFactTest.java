package vn.lienthong.routing.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import vn.lienthong.contracts.event.FactRefused;
import vn.lienthong.contracts.event.FactReported;
import vn.lienthong.contracts.event.LogEvent;
import vn.lienthong.contracts.log.Draft;
import vn.lienthong.contracts.log.LogRecord;
import vn.lienthong.contracts.value.Owner;
import vn.lienthong.contracts.value.PostId;
import vn.lienthong.journal.testkit.Handing;
import vn.lienthong.journal.testkit.TestLog;

class AnswersSkippedFactTest {
    private static final String DOSSIER = Handing.code("018", 1);
    private static final PostId POST = new PostId("urn:test", "1");

    private final AnswersSkippedFact hook = new AnswersSkippedFact();

    @Test
    void a_reported_fact_of_routings_that_is_let_go_is_refused() {
        assertThat(answers(reported("transferred")))
                .isEqualTo(new FactRefused(
                        "transferred", "skipped", "the record could not be applied and was let go by an operator"));
    }

    @Test
    void one_of_deadlines_is_left_to_deadline() {
        assertThat(hook.alsoSay(reported("extended"), "broken", "op-1")).isEmpty();
    }

    @Test
    void one_that_nobody_can_read_is_refused_for_all_so_that_its_post_ends() {
        assertThat(answers(unreadable(reported("transferred")))).isInstanceOf(FactRefused.class);
    }

    private LogEvent answers(LogRecord skipped) {
        var said = hook.alsoSay(skipped, "broken", "op-1");
        assertThat(said).hasSize(1);
        assertThat(said.getFirst().causationId()).isEqualTo(skipped.id());
        assertThat(said.getFirst().origin()).isEqualTo(POST);
        return said.getFirst().event();
    }

    private static LogRecord reported(String factType) {
        var event = new FactReported(factType, LogOfIntake.json("{}"));
        var draft =
                new Draft(event, DOSSIER, DOSSIER, Handing.NOON, "00565", null, null, null, POST, Set.of(), null, null);
        return new TestLog().next(Owner.INTAKE, TestLog.partition(DOSSIER), draft);
    }

    private static LogRecord unreadable(LogRecord r) {
        return TestLog.saying(r, "[]");
    }
}
