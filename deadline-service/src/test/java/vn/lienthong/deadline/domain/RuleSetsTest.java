package vn.lienthong.deadline.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.lienthong.deadline.domain.Story.LAW;
import static vn.lienthong.deadline.domain.Story.at;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.lienthong.contracts.event.ExtensionGranted;
import vn.lienthong.contracts.event.PaymentRequested;
import vn.lienthong.contracts.event.SupplementRequested;
import vn.lienthong.contracts.post.Extended;
import vn.lienthong.contracts.value.DueReason;
import vn.lienthong.contracts.value.Flag;
import vn.lienthong.contracts.value.Limit;

/** The same things happen to three dossiers, each under the law of the day on which it was received. */
class RuleSetsTest {
    private static final Limit FIVE_DAYS = Story.workingDays(5);

    /** Of a procedure of which nothing is known, so that the general law alone speaks. */
    private static Story received(String time) {
        return new Story().received(time, "LOCAL-KHAC", Story.day("2030-01-02"), FIVE_DAYS);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        2018-06-20T16:00 | PRE-2018
        2018-06-21T08:00 | ND-61
        2025-06-30T16:00 | ND-61
        2025-07-01T08:00 | ND-118
        """)
    void the_law_of_the_day_of_reception_binds(String received, String rules) {
        assertThat(LAW.rules(received(received).sheet().receivedOn()).ruleSet()).isEqualTo(rules);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        2017-03-06T09:00 | QĐ 93/2007/QĐ-TTg, QĐ 09/2015/QĐ-TTg | QĐ 93/2007/QĐ-TTg, QĐ 09/2015/QĐ-TTg
        2019-03-04T09:00 | NĐ 61/2018/NĐ-CP, art 19(4) | NĐ 61/2018/NĐ-CP, art 22
        2026-03-02T09:00 | NĐ 118/2025/NĐ-CP, art 19 | NĐ 118/2025/NĐ-CP
        """)
    void a_clock_stands_still_by_it(String received, String supplement, String payment) {
        var story = received(received)
                .happened(after(received, 1), new SupplementRequested(null, null, null))
                .happened(after(received, 2), new PaymentRequested(null, null, null));

        assertThat(story.sheet().pauses()).extracting(Pause::basis).containsExactly(supplement, payment);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        2017-03-06T09:00 | QĐ 93/2007/QĐ-TTg, QĐ 09/2015/QĐ-TTg
        2019-03-04T09:00 | NĐ 61/2018/NĐ-CP, art 19(9)
        2026-03-02T09:00 | NĐ 118/2025/NĐ-CP, art 19
        """)
    void a_re_appointment_names_it(String received, String basis) {
        var story = received(received)
                .happened(after(received, 1), new ExtensionGranted(Story.day("2031-01-02"), "1", null));

        assertThat(story.sheet().dossier().inForce())
                .returns(DueReason.EXTENSION_APOLOGY, Step::reason)
                .returns(basis, Step::basis);
    }

    @Test
    void before_2018_no_rule_said_how_often_and_how_early_one_re_appoints() {
        assertThat(flagsOfASecondOnTheDueDay("2017-03-06T09:00")).isEmpty();
        assertThat(flagsOfASecondOnTheDueDay("2019-03-04T09:00"))
                .containsExactlyInAnyOrder(Flag.SECOND_EXTENSION, Flag.LATE_EXTENSION);
        assertThat(flagsOfASecondOnTheDueDay("2026-03-02T09:00"))
                .containsExactlyInAnyOrder(Flag.SECOND_EXTENSION, Flag.LATE_EXTENSION);
    }

    @Test
    void a_dossier_keeps_it_when_another_comes_into_force() {
        var story =
                received("2025-06-27T09:00").happened("2025-07-02T09:00", new SupplementRequested(null, null, null));

        assertThat(story.sheet().pauses()).extracting(Pause::basis).containsExactly("NĐ 61/2018/NĐ-CP, art 19(4)");
    }

    private static Set<Flag> flagsOfASecondOnTheDueDay(String received) {
        var story = new Story().received(received, 5);
        var due = Story.day(
                story.sheet().dossier().inForce().due().at().toString().substring(0, 10));
        story.happened(after(received, 1), new ExtensionGranted(due, "1", null));
        var second = Extension.of(new Extended("2031-01-02", null, "2", null), due.at())
                .orElseThrow();
        var decided = second.decide(story.sheet(), LAW, at("2032-01-01T00:00"), null);
        return ((Decision.Accepted) decided).saying().flags();
    }

    private static Instant after(String received, int days) {
        return at(LocalDateTime.parse(received).plusDays(days).toString());
    }
}
