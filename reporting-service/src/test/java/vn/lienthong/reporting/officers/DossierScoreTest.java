package vn.lienthong.reporting.officers;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.lienthong.contracts.event.DossierResolved;
import vn.lienthong.contracts.event.DossierTransferred;
import vn.lienthong.contracts.event.DueDateMoved;
import vn.lienthong.contracts.event.DueDateSet;
import vn.lienthong.contracts.event.ExtensionGranted;
import vn.lienthong.contracts.event.FeedbackAnswered;
import vn.lienthong.contracts.event.FeedbackReceived;
import vn.lienthong.contracts.event.LegCompleted;
import vn.lienthong.contracts.event.RoutePlanned;
import vn.lienthong.contracts.event.SupplementProvided;
import vn.lienthong.contracts.event.SupplementRequested;
import vn.lienthong.contracts.event.TransferAcknowledged;
import vn.lienthong.contracts.value.Channel;
import vn.lienthong.contracts.value.DueReason;
import vn.lienthong.contracts.value.FeedbackKind;
import vn.lienthong.contracts.value.Finding;
import vn.lienthong.contracts.value.Leg;
import vn.lienthong.contracts.value.Limit;
import vn.lienthong.contracts.value.LimitUnit;
import vn.lienthong.contracts.value.Outcome;
import vn.lienthong.contracts.value.Scope;
import vn.lienthong.reporting.domain.Course;
import vn.lienthong.reporting.domain.Facts;
import vn.lienthong.reporting.report.CountedDossier;

/** What single dossiers score: received at 00565 on Monday, 6 March 2017, due on Friday, 10 March. */
class DossierScoreTest {
    private static final long SHORTER = 2;
    private static final long EQUAL = 1;
    private static final long LONGER = 0;

    private final Facts facts =
            new Facts().add("2017-03-06T08:15", Facts.received(Channel.DIRECT, Facts.day("2017-03-10")));

    @Test
    void closed_before_the_due_day_without_any_contact_it_has_two_points_in_each() {
        resolved("2017-03-09T08:00");

        for (var index : Index.OF_OFFICER) assertScore(index, 2);
    }

    @Test
    void closed_on_the_due_day_its_time_is_equal() {
        resolved("2017-03-10T08:00");

        assertScore(Index.TOTAL_TIME, EQUAL);
        assertScore(Index.AGENCY_TIME, EQUAL);
        assertScore(Index.ATTITUDE, 1);
    }

    @Test
    void closed_after_the_due_day_its_time_is_longer() {
        resolved("2017-03-13T08:00");

        assertScore(Index.TOTAL_TIME, LONGER);
        assertScore(Index.AGENCY_TIME, LONGER);
        assertScore(Index.ATTITUDE, 0);
    }

    @Test
    void what_only_an_extension_saved_took_longer() {
        facts.add("2017-03-08T08:00", new ExtensionGranted(Facts.day("2017-03-17"), "1/XL", null))
                .add(
                        "2017-03-08T08:00",
                        new DueDateMoved(
                                Scope.DOSSIER,
                                null,
                                Facts.day("2017-03-10"),
                                Facts.day("2017-03-17"),
                                DueReason.EXTENSION_APOLOGY,
                                null,
                                null));
        resolved("2017-03-15T08:00");

        assertScore(Index.TOTAL_TIME, LONGER);
    }

    @Test
    void a_supplement_is_one_contact_with_the_desk() {
        supplement("2017-03-07T08:00");
        resolved("2017-03-09T08:00");

        assertScore(Index.CONTACTS, 1);
        assertScore(Index.AGENCIES, 1);
    }

    @Test
    void two_supplements_are_two_contacts() {
        supplement("2017-03-07T08:00");
        supplement("2017-03-08T08:00");
        resolved("2017-03-09T08:00");

        assertScore(Index.CONTACTS, 0);
        assertScore(Index.AGENCIES, 1);
    }

    @Test
    void a_complaint_has_no_points_unless_it_was_found_to_be_unfounded() {
        resolved("2017-03-09T08:00");
        facts.add("2017-03-10T08:00", new FeedbackReceived(FeedbackKind.COMPLAINT, null));
        assertScore(Index.ATTITUDE, 0);

        facts.add("2017-03-13T08:00", new FeedbackAnswered(facts.lastId(), Finding.UNFOUNDED, null));
        assertScore(Index.ATTITUDE, 2);
    }

    @Test
    void what_is_only_disliked_is_no_complaint() {
        resolved("2017-03-09T08:00");
        facts.add("2017-03-10T08:00", new FeedbackReceived(FeedbackKind.DISLIKE, null));

        assertScore(Index.ATTITUDE, 2);
    }

    @Test
    void each_agency_is_scored_by_the_limit_of_its_own_leg() {
        var limit = new Limit(new BigDecimal(2), LimitUnit.WORKING_DAY);
        var ward = new Leg("xa", "00565", "xét duyệt", limit, List.of());
        var district = new Leg("huyen", "018", "quyết định", limit, List.of("xa"));
        var unlimited = new Leg("so", "01", "phối hợp", null, List.of("xa"));
        facts.add("2017-03-06T08:15", new RoutePlanned(List.of(ward, district, unlimited), "1"))
                .add("2017-03-06T08:15", legDue("xa", "2017-03-08"))
                .add("2017-03-07T09:00", new DossierTransferred("00565", "018", null, null, "huyen"))
                .add("2017-03-07T09:00", new TransferAcknowledged("018", null, "huyen"))
                .add("2017-03-07T09:00", legDue("huyen", "2017-03-08"))
                .add("2017-03-07T09:00", new TransferAcknowledged("01", null, "so"))
                .add("2017-03-09T09:00", new LegCompleted("018", "huyen", null));
        resolved("2017-03-10T08:00");

        assertThat(scores().of(Index.AGENCY_TIME)).isEqualTo(new Points(SHORTER + LONGER, 2));
        assertThat(scores().of(Index.TOTAL_TIME)).isEqualTo(new Points(EQUAL, 1));
    }

    private static DueDateSet legDue(String leg, String day) {
        return new DueDateSet(Scope.LEG, leg, Facts.day(day), DueReason.INITIAL, null, null);
    }

    private void supplement(String time) {
        var requested = Facts.at(time);
        facts.add(requested, new SupplementRequested(null, null, null))
                .add(requested.plusSeconds(3600), new SupplementProvided(null, null));
    }

    private void resolved(String time) {
        facts.add(time, new DossierResolved("00565", Outcome.APPROVED, null, null));
    }

    private void assertScore(Index index, long points) {
        assertThat(scores().of(index)).as(index.name()).isEqualTo(new Points(points, 1));
    }

    private Scores scores() {
        var dossier = facts.dossier();
        var course = Course.of(dossier);
        var counted = new CountedDossier(dossier, dossier.reception().orElseThrow(), course, "00565");
        return DossierScore.of(counted, course.closing().orElseThrow());
    }
}
