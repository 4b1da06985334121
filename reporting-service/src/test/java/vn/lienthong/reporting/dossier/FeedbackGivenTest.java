package vn.lienthong.reporting.dossier;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import vn.lienthong.contracts.event.DossierTransferred;
import vn.lienthong.contracts.event.FeedbackAnswered;
import vn.lienthong.contracts.event.FeedbackReceived;
import vn.lienthong.contracts.event.ResultReturned;
import vn.lienthong.contracts.event.TransferAcknowledged;
import vn.lienthong.contracts.value.Channel;
import vn.lienthong.contracts.value.FeedbackKind;
import vn.lienthong.contracts.value.Finding;
import vn.lienthong.reporting.domain.Facts;

class FeedbackGivenTest {
    private static final FeedbackReceived COMPLAINT = new FeedbackReceived(FeedbackKind.COMPLAINT, null);

    private final Facts facts = new Facts()
            .add("2017-03-06T08:15", Facts.received(Channel.DIRECT, Facts.day("2017-03-10")))
            .add("2017-03-06T09:00", new DossierTransferred("00565", "018", null, null, null))
            .add("2017-03-06T10:00", new TransferAcknowledged("018", "cv-01", null));

    @Test
    void it_concerns_whoever_had_the_dossier_in_hand_at_the_moment_it_is_about() {
        facts.add("2017-03-06T09:30", COMPLAINT);
        assertThat(given().unit()).isEqualTo("00565");
        assertThat(given().officer()).isEqualTo("cb-01");
    }

    @Test
    void after_the_hand_over_it_concerns_the_receiver() {
        facts.add("2017-03-07T09:30", COMPLAINT);
        assertThat(given().unit()).isEqualTo("018");
        assertThat(given().officer()).isEqualTo("cv-01");
    }

    @Test
    void after_the_return_it_concerns_who_had_it_last() {
        facts.add("2017-03-08T09:00", new ResultReturned("00565", Channel.DIRECT, null))
                .add("2017-03-09T09:30", COMPLAINT);
        assertThat(given().unit()).isEqualTo("018");
    }

    @Test
    void an_officer_who_is_named_is_meant_with_the_agency_where_he_had_it() {
        facts.add("2017-03-07T09:30", new FeedbackReceived(FeedbackKind.PRAISE, "cb-01"));
        assertThat(given().unit()).isEqualTo("00565");
        assertThat(given().officer()).isEqualTo("cb-01");
    }

    @Test
    void the_last_answer_says_what_was_found_and_when() {
        facts.add("2017-03-07T09:30", COMPLAINT);
        var feedback = facts.lastId();
        assertThat(given().isAnswered()).isFalse();

        facts.add("2017-03-08T09:00", new FeedbackAnswered(feedback, Finding.UNFOUNDED, null))
                .add("2017-03-09T09:00", new FeedbackAnswered(feedback, Finding.CONFIRMED, null));

        assertThat(given().finding()).isEqualTo(Finding.CONFIRMED);
        assertThat(given().answeredOn()).isEqualTo(LocalDate.of(2017, 3, 9));
    }

    private FeedbackGiven given() {
        return FeedbackGiven.of(facts.dossier().history()).getFirst();
    }
}
