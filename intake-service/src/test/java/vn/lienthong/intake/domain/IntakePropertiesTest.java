package vn.lienthong.intake.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import vn.lienthong.contracts.post.Feedback;
import vn.lienthong.contracts.post.PostedFact;
import vn.lienthong.contracts.post.ProvidedSupplement;
import vn.lienthong.contracts.post.RequestedSupplement;
import vn.lienthong.contracts.post.Returned;
import vn.lienthong.contracts.post.Withdrawn;
import vn.lienthong.contracts.value.Channel;
import vn.lienthong.contracts.value.FeedbackKind;
import vn.lienthong.contracts.value.Flag;

/** What holds of every dossier, whatever is posted in whatever order. */
class IntakePropertiesTest {
    private static final Instant RECEIVED = Story.at("2017-03-06T08:15:00");

    record Step(int minutes, PostedFact fact) {
        String local() {
            return RECEIVED.plus(Duration.ofHours(7))
                    .plus(Duration.ofMinutes(minutes))
                    .toString()
                    .substring(0, 19);
        }
    }

    @Property(tries = 300)
    void nothing_recorded_lies_before_the_reception(@ForAll("steps") List<Step> steps) {
        var story = new Story().given("2017-03-06T08:15:00", IntakeTest.received());
        for (var step : steps) {
            switch (story.when(step.local(), step.fact())) {
                case Decision.Accepted accepted -> {
                    assertThat(accepted.time()).isAfterOrEqualTo(RECEIVED);
                    assertThat(accepted.flags().contains(Flag.CLOCK_SKEW))
                            .isEqualTo(!accepted.time().equals(Story.at(step.local())));
                    story.recorded(accepted);
                }
                case Decision.Rejected refused ->
                    assertThat(story.dossier().isKnown()).isTrue();
            }
        }
    }

    @Property(tries = 300)
    void there_is_at_most_one_withdrawal_and_no_supplement_is_asked_for_after_it(@ForAll("steps") List<Step> steps) {
        var story = new Story().given("2017-03-06T08:15:00", IntakeTest.received());
        var withdrawals = 0;
        for (var step : steps) {
            var withdrawnAt = story.dossier().withdrawnAt();
            if (!(story.when(step.local(), step.fact()) instanceof Decision.Accepted accepted)) continue;
            if (step.fact() instanceof Withdrawn) withdrawals++;
            if (step.fact() instanceof RequestedSupplement) {
                assertThat(withdrawnAt.filter(accepted.time()::isAfter)).isEmpty();
            }
            story.recorded(accepted);
        }
        assertThat(withdrawals).isLessThanOrEqualTo(1);
    }

    @Property(tries = 200)
    void the_same_question_has_the_same_answer(@ForAll("steps") List<Step> steps) {
        var story = new Story().given("2017-03-06T08:15:00", IntakeTest.received());
        for (var step : steps) {
            assertThat(story.when(step.local(), step.fact())).isEqualTo(story.when(step.local(), step.fact()));
            if (story.when(step.local(), step.fact()) instanceof Decision.Accepted accepted) story.recorded(accepted);
        }
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        var facts = Arbitraries.<PostedFact>of(
                new Withdrawn(null),
                new RequestedSupplement("thiếu", List.of(), null, null),
                new ProvidedSupplement(null, null),
                new Returned("00565", Channel.DIRECT, null, null),
                new Feedback(FeedbackKind.PRAISE, "tốt", null));
        return Arbitraries.integers()
                .between(-20, 2_000)
                .flatMap(minutes -> facts.map(fact -> new Step(minutes, fact)))
                .list()
                .ofMaxSize(12);
    }
}
