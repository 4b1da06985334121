package vn.lienthong.reporting.officers;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.lienthong.reporting.domain.Punctuality;

/** Points, indices, sums and bands, at their limits. */
class ScoresTest {

    @ParameterizedTest
    @CsvSource({"10.0, FULL", "5.0, FULL", "4.9, MOST", "3.5, MOST", "3.4, PART", "0.0, PART"})
    void an_officer_is_in_the_band_whose_limit_the_sum_reaches(BigDecimal total, OfficerBand band) {
        assertThat(OfficerBand.of(total)).isEqualTo(band);
    }

    @ParameterizedTest
    @CsvSource({
        "18.0, EXCELLENT",
        "15.0, EXCELLENT",
        "14.9, GOOD",
        "12.0, GOOD",
        "11.9, FAIR",
        "9.0, FAIR",
        "8.9, AVERAGE",
        "6.0, AVERAGE",
        "5.9, WEAK",
        "0.0, WEAK"
    })
    void an_agency_is_in_the_class_whose_limit_the_sum_reaches(BigDecimal total, AgencyBand band) {
        assertThat(AgencyBand.of(total)).isEqualTo(band);
    }

    @ParameterizedTest
    @CsvSource({"5, 20, 0.3", "25, 20, 1.3", "35, 20, 1.8", "249, 200, 1.2", "1, 21, 0.0", "40, 20, 2.0", "0, 20, 0.0"})
    void an_index_is_rounded_to_one_decimal_half_up(long points, long scored, BigDecimal index) {
        assertThat(new Points(points, scored).index()).isEqualTo(index);
    }

    @Test
    void an_index_of_which_nothing_was_scored_is_none() {
        assertThat(Points.NONE.index()).isNull();
    }

    @Test
    void the_sum_is_that_of_the_rounded_indices_without_those_left_out() {
        var scores = new Scores(Map.of(
                Index.TOTAL_TIME, new Points(5, 20),
                Index.CONTACTS, new Points(25, 20),
                Index.AGENCY_TIME, Points.NONE));

        assertThat(scores.total()).isEqualTo("1.6");
    }

    @ParameterizedTest
    @CsvSource({"EARLY, 2", "ON_TIME, 1", "LATE, 0"})
    void shorter_than_regulated_has_two_points_and_equal_one(Punctuality punctuality, long points) {
        assertThat(Points.of(punctuality)).isEqualTo(new Points(points, 1));
    }

    @ParameterizedTest
    @CsvSource({"0, 2", "1, 1", "2, 0", "3, 0"})
    void the_more_contacts_the_fewer_points(long contacts, long points) {
        assertThat(Points.ofTimes(contacts)).isEqualTo(new Points(points, 1));
    }

    @ParameterizedTest
    @CsvSource({"0, 0, 2", "10, 10, 2", "10, 9, 1", "100, 89, 0", "1, 0, 0"})
    void feedback_is_scored_by_the_share_that_was_answered_in_time(long due, long inTime, long points) {
        assertThat(new FeedbackHandled(due, inTime).points().sum()).isEqualTo(points);
    }

    @ParameterizedTest
    @CsvSource({
        "100, 30, 5, 1, 0, 2",
        "100, 29, 5, 1, 0, 1",
        "100, 30, 6, 1, 0, 1",
        "100, 15, 5, 1, 0, 1",
        "100, 14, 5, 5, 0, 0",
        "100, 100, 1, 1, 1, 0"
    })
    void online_service_is_scored_by_its_shares_and_by_what_was_overdue(
            long received, long online, long procedures, long onlineProcedures, long overdue, long points) {
        var service = new OnlineService(received, online, procedures, onlineProcedures, overdue);

        assertThat(service.points().sum()).isEqualTo(points);
    }

    @Test
    void where_nothing_was_received_online_service_is_left_out() {
        assertThat(new OnlineService(0, 0, 0, 0, 0).points()).isEqualTo(Points.NONE);
    }
}
