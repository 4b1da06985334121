package vn.lienthong.reporting.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.lienthong.reporting.domain.Account.*;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import vn.lienthong.contracts.event.*;
import vn.lienthong.contracts.value.Channel;
import vn.lienthong.contracts.value.DueDate;
import vn.lienthong.contracts.value.DueReason;
import vn.lienthong.contracts.value.DueSource;
import vn.lienthong.contracts.value.Outcome;
import vn.lienthong.contracts.value.OverdueCause;
import vn.lienthong.contracts.value.Passing;
import vn.lienthong.contracts.value.PromisedDue;
import vn.lienthong.contracts.value.Scope;
import vn.lienthong.contracts.value.StopGround;
import vn.lienthong.contracts.value.SuspensionGround;

class PostingsTest {
    private static final DossierResolved APPROVED = new DossierResolved("00565", Outcome.APPROVED, null, null);

    @Test
    void received_it_is_open_in_time_and_overdue_the_day_after_its_due_day() {
        var facts = received(Facts.day("2017-03-08"));

        assertThat(parts(facts))
                .containsExactly("2017-03-06 RECEIVED_DIRECT > OPEN_IN_TIME", "2017-03-09 OPEN_IN_TIME > OPEN_OVERDUE");
    }

    @Test
    void closed_before_its_due_day_it_was_early_and_never_overdue() {
        var facts = received(Facts.day("2017-03-08")).add("2017-03-07T16:00", APPROVED);

        assertThat(parts(facts))
                .containsExactly(
                        "2017-03-06 RECEIVED_DIRECT > OPEN_IN_TIME", "2017-03-07 OPEN_IN_TIME > EARLY_APPROVED");
    }

    @Test
    void closed_in_the_evening_of_its_due_day_it_was_on_time() {
        assertThat(closing(received(Facts.day("2017-03-08")).add("2017-03-08T23:59", APPROVED)))
                .isEqualTo("2017-03-08 OPEN_IN_TIME > ON_TIME_APPROVED");
    }

    @Test
    void closed_the_day_after_it_went_overdue_first_and_was_late() {
        var facts = received(Facts.day("2017-03-08")).add("2017-03-09T00:00", APPROVED);

        assertThat(closing(facts)).endsWith("LATE_APPROVED").startsWith("2017-03-09");
    }

    @Test
    void a_limit_in_hours_is_on_time_to_the_minute_and_early_only_on_an_earlier_day() {
        var due = Facts.instant("2017-03-08T10:00");

        assertThat(closing(received(due).add("2017-03-08T08:00", APPROVED))).endsWith("ON_TIME_APPROVED");
        assertThat(closing(received(due).add("2017-03-08T10:00", APPROVED))).endsWith("ON_TIME_APPROVED");
        assertThat(closing(received(due).add("2017-03-08T10:01", APPROVED))).endsWith("LATE_APPROVED");
        assertThat(closing(received(due).add("2017-03-07T23:00", APPROVED))).endsWith("EARLY_APPROVED");
    }

    @Test
    void without_a_due_date_it_is_always_in_time() {
        assertThat(parts(received(null).add("2018-01-01T08:00", APPROVED)))
                .containsExactly(
                        "2017-03-06 RECEIVED_DIRECT > OPEN_IN_TIME", "2018-01-01 OPEN_IN_TIME > ON_TIME_APPROVED");
    }

    @Test
    void an_extension_in_time_saves_it_and_says_so() {
        var facts = received(Facts.day("2017-03-08"))
                .add("2017-03-08T15:00", extension("2017-03-15"))
                .add("2017-03-10T09:00", APPROVED);

        assertThat(parts(facts))
                .containsExactly(
                        "2017-03-06 RECEIVED_DIRECT > OPEN_IN_TIME",
                        "2017-03-10 OPEN_IN_TIME > EARLY_APPROVED",
                        "2017-03-10 UNMARKED > ON_TIME_AFTER_EXTENSION");
    }

    @Test
    void an_extension_after_the_due_instant_never_turns_late_into_on_time() {
        var facts = received(Facts.day("2017-03-08"))
                .add("2017-03-09T08:00", extension("2017-03-15"))
                .add("2017-03-10T09:00", APPROVED);

        assertThat(parts(facts))
                .containsExactly(
                        "2017-03-06 RECEIVED_DIRECT > OPEN_IN_TIME",
                        "2017-03-09 OPEN_IN_TIME > OPEN_OVERDUE",
                        "2017-03-09 OPEN_OVERDUE > OPEN_IN_TIME",
                        "2017-03-10 OPEN_IN_TIME > LATE_APPROVED");
    }

    @Test
    void a_due_date_corrected_after_it_has_passed_never_turns_late_into_early() {
        var facts = received(Facts.day("2017-03-08"));
        var reception = facts.lastId();
        facts.add("2017-03-15T09:00", APPROVED).add("2017-03-20T09:00", slipCorrected(reception, "2017-03-16"));

        assertThat(closing(facts)).isEqualTo("2017-03-15 OPEN_OVERDUE > LATE_APPROVED");
    }

    @Test
    void corrected_while_it_was_open_it_is_in_time_again_and_closed_late_all_the_same() {
        var facts = received(Facts.day("2017-03-08"));
        var reception = facts.lastId();
        facts.add("2017-03-10T09:00", slipCorrected(reception, "2017-03-16"))
                .add("2017-03-10T09:00", moved("2017-03-16", DueReason.CORRECTION))
                .add("2017-03-15T09:00", APPROVED);

        assertThat(parts(facts))
                .containsExactly(
                        "2017-03-06 RECEIVED_DIRECT > OPEN_IN_TIME",
                        "2017-03-09 OPEN_IN_TIME > OPEN_OVERDUE",
                        "2017-03-10 OPEN_OVERDUE > OPEN_IN_TIME",
                        "2017-03-15 OPEN_IN_TIME > LATE_APPROVED");
    }

    @Test
    void moved_to_another_calendar_it_is_overdue_the_day_after_its_new_day_and_no_day_before_counts_otherwise() {
        var facts = received(Facts.day("2017-03-08"))
                .add("2017-03-07T09:00", moved("2017-03-09", DueReason.CALENDAR_CHANGE))
                .add("2017-03-10T09:00", APPROVED);

        assertThat(parts(facts))
                .containsExactly(
                        "2017-03-06 RECEIVED_DIRECT > OPEN_IN_TIME",
                        "2017-03-10 OPEN_IN_TIME > OPEN_OVERDUE",
                        "2017-03-10 OPEN_OVERDUE > LATE_APPROVED");
    }

    @Test
    void corrected_before_it_has_passed_the_due_date_is_the_new_one_from_the_start() {
        var facts = received(Facts.day("2017-03-08"));
        var reception = facts.lastId();
        facts.add("2017-03-08T16:00", slipCorrected(reception, "2017-03-16")).add("2017-03-15T09:00", APPROVED);

        assertThat(parts(facts))
                .containsExactly(
                        "2017-03-06 RECEIVED_DIRECT > OPEN_IN_TIME", "2017-03-15 OPEN_IN_TIME > EARLY_APPROVED");
    }

    @Test
    void a_date_counted_from_a_reception_moves_with_it_whenever_that_is_corrected() {
        var facts = received(Facts.day("2017-03-08"));
        var later = Facts.received(Channel.DIRECT, Facts.day("2017-03-16"));
        facts.add("2017-03-15T09:00", APPROVED)
                .add(
                        "2017-03-20T09:00",
                        FactCorrected.reading(facts.list().getFirst().id(), Facts.at("2017-03-14T08:15"), later, "ct"));

        assertThat(closing(facts)).isEqualTo("2017-03-15 OPEN_IN_TIME > EARLY_APPROVED");
    }

    @Test
    void nor_does_a_re_appointment_corrected_after_it_has_passed() {
        var facts = received(Facts.day("2017-03-08")).add("2017-03-07T09:00", extension("2017-03-10"));
        var extension = facts.lastId();
        facts.add("2017-03-15T09:00", APPROVED)
                .add("2017-03-20T09:00", FactCorrected.reading(extension, null, extension("2017-03-16"), "ct"));

        assertThat(closing(facts)).isEqualTo("2017-03-15 OPEN_OVERDUE > LATE_APPROVED");
    }

    @Test
    void nor_do_two_corrections_one_after_the_other() {
        var facts = received(Facts.day("2017-03-08"));
        var reception = facts.lastId();
        facts.add("2017-03-15T09:00", APPROVED)
                .add("2017-03-20T09:00", slipCorrected(reception, "2017-03-16"))
                .add("2017-03-21T09:00", slipCorrected(reception, "2017-03-30"));

        assertThat(closing(facts)).isEqualTo("2017-03-15 OPEN_OVERDUE > LATE_APPROVED");
    }

    @Test
    void what_an_extension_saved_it_saved_also_where_the_clock_stood_still_afterwards() {
        var facts = received(Facts.day("2017-03-08"))
                .add("2017-03-07T09:00", extension("2017-03-15"))
                .add("2017-03-10T09:00", new ClockSuspended(SuspensionGround.PAYMENT, null))
                .add("2017-03-13T09:00", new ClockResumed(SuspensionGround.PAYMENT, null))
                .add("2017-03-13T09:00", moved("2017-03-16", DueReason.PAYMENT_PAUSE))
                .add("2017-03-14T09:00", APPROVED);

        assertThat(closing(facts)).isEqualTo("2017-03-14 UNMARKED > ON_TIME_AFTER_EXTENSION");
    }

    @Test
    void without_the_extension_the_due_date_would_have_moved_by_the_same_working_days() {
        assertThat(closing(extendedAndPaused().add("2017-03-14T16:00", APPROVED)))
                .isEqualTo("2017-03-14 OPEN_IN_TIME > EARLY_APPROVED");
        assertThat(closing(extendedAndPaused().add("2017-03-15T08:00", APPROVED)))
                .isEqualTo("2017-03-15 UNMARKED > ON_TIME_AFTER_EXTENSION");
    }

    /** Due on the Wednesday, extended to the next; the pause of four working days moves it over the weekend. */
    private static Facts extendedAndPaused() {
        return received(Facts.day("2017-03-08"))
                .add("2017-03-07T08:00", extension("2017-03-15"))
                .add("2017-03-07T10:00", new ClockSuspended(SuspensionGround.PAYMENT, null))
                .add("2017-03-13T10:00", new ClockResumed(SuspensionGround.PAYMENT, null))
                .add("2017-03-13T10:00", moved("2017-03-21", DueReason.PAYMENT_PAUSE));
    }

    @Test
    void it_awaits_payment_until_all_that_was_asked_for_is_paid() {
        var facts = received(Facts.day("2017-03-30"))
                .add("2017-03-07T08:00", new PaymentRequested(BigDecimal.TEN, "VND", "TNCN"))
                .add("2017-03-07T09:00", new PaymentRequested(BigDecimal.TEN, "VND", "LPTB"))
                .add("2017-03-08T08:00", new PaymentConfirmed(BigDecimal.TEN, "VND", "TNCN"))
                .add("2017-03-09T08:00", new PaymentConfirmed(BigDecimal.TEN, "VND", "LPTB"));

        assertThat(parts(facts)).contains("2017-03-07 UNMARKED > AWAITING", "2017-03-09 AWAITING > UNMARKED");
    }

    @Test
    void while_the_clock_stands_still_no_due_date_passes() {
        var facts = received(Facts.day("2017-03-08"))
                .add("2017-03-07T08:00", new SupplementRequested(List.of(), null, null))
                .add("2017-03-07T08:00", new ClockSuspended(SuspensionGround.SUPPLEMENT, null))
                .add("2017-03-20T08:00", new SupplementProvided(List.of(), null))
                .add("2017-03-20T08:00", new ClockResumed(SuspensionGround.SUPPLEMENT, null))
                .add("2017-03-20T08:00", moved("2017-03-22"));

        assertThat(parts(facts))
                .containsExactly(
                        "2017-03-06 RECEIVED_DIRECT > OPEN_IN_TIME",
                        "2017-03-23 OPEN_IN_TIME > OPEN_OVERDUE",
                        "2017-03-07 UNMARKED > AWAITING",
                        "2017-03-20 AWAITING > UNMARKED");
    }

    @Test
    void no_due_date_passes_in_an_incident_and_the_one_it_moved_to_counts() {
        var facts = received(Facts.day("2017-03-08"))
                .add("2017-03-08T15:00", new ClockSuspended(SuspensionGround.INCIDENT, null))
                .add("2017-03-09T10:00", new ClockResumed(SuspensionGround.INCIDENT, null))
                .add("2017-03-09T10:00", moved("2017-03-09", DueReason.SYSTEM_INCIDENT))
                .add("2017-03-09T16:00", APPROVED);

        assertThat(parts(facts))
                .containsExactly(
                        "2017-03-06 RECEIVED_DIRECT > OPEN_IN_TIME", "2017-03-09 OPEN_IN_TIME > ON_TIME_APPROVED");
    }

    @Test
    void where_incidents_overlap_the_clock_stands_until_the_last_is_over() {
        var facts = received(Facts.day("2017-03-08"))
                .add("2017-03-08T15:00", new ClockSuspended(SuspensionGround.INCIDENT, null))
                .add("2017-03-08T16:00", new ClockSuspended(SuspensionGround.INCIDENT, null))
                .add("2017-03-09T10:00", new ClockResumed(SuspensionGround.INCIDENT, null))
                .add("2017-03-10T10:00", new ClockResumed(SuspensionGround.INCIDENT, null))
                .add("2017-03-10T10:00", moved("2017-03-10", DueReason.SYSTEM_INCIDENT))
                .add("2017-03-10T16:00", APPROVED);

        assertThat(parts(facts))
                .containsExactly(
                        "2017-03-06 RECEIVED_DIRECT > OPEN_IN_TIME", "2017-03-10 OPEN_IN_TIME > ON_TIME_APPROVED");
    }

    @Test
    void stopped_while_the_clock_stands_still_it_is_not_late_though_its_due_day_has_passed() {
        var expired = Facts.day("2017-03-16").at();
        var facts = received(Facts.day("2017-03-08"))
                .add("2017-03-07T08:00", new SupplementRequested(List.of(), null, null))
                .add("2017-03-07T08:00", new ClockSuspended(SuspensionGround.SUPPLEMENT, null))
                .add(expired, new SupplementExpired(expired, null))
                .add(expired, new ProcessingStopped("00565", StopGround.SUPPLEMENT_EXPIRED, null));

        assertThat(parts(facts))
                .containsExactly(
                        "2017-03-06 RECEIVED_DIRECT > OPEN_IN_TIME",
                        "2017-03-16 OPEN_IN_TIME > ON_TIME_STOPPED",
                        "2017-03-07 UNMARKED > AWAITING",
                        "2017-03-16 AWAITING > UNMARKED");
    }

    @Test
    void asked_for_more_when_it_was_overdue_already_it_is_stopped_late() {
        var expired = Facts.day("2017-03-20").at();
        var facts = received(Facts.day("2017-03-08"))
                .add("2017-03-09T08:00", new SupplementRequested(List.of(), null, null))
                .add("2017-03-09T08:00", new ClockSuspended(SuspensionGround.SUPPLEMENT, null))
                .add(expired, new ProcessingStopped("00565", StopGround.SUPPLEMENT_EXPIRED, null));

        assertThat(parts(facts)).contains("2017-03-20 OPEN_OVERDUE > LATE_STOPPED");
    }

    /** A system that tells days only says midnight: the day after the due day is too late from its first instant. */
    @Test
    void an_extension_at_midnight_after_the_due_day_comes_too_late() {
        var facts = received(Facts.day("2017-03-08"))
                .add("2017-03-09T00:00", extension("2017-03-15"))
                .add("2017-03-10T09:00", APPROVED);

        assertThat(closing(facts)).isEqualTo("2017-03-10 OPEN_IN_TIME > LATE_APPROVED");
    }

    @Test
    void asked_for_more_at_midnight_after_the_due_day_it_was_overdue_already() {
        var facts = received(Facts.day("2017-03-08"))
                .add("2017-03-09T00:00", new ClockSuspended(SuspensionGround.SUPPLEMENT, null));

        assertThat(closing(facts)).isEqualTo("2017-03-09 OPEN_IN_TIME > OPEN_OVERDUE");
    }

    @Test
    void while_the_clock_stands_still_a_due_date_moved_behind_its_stop_has_not_passed() {
        var facts = received(Facts.day("2017-03-08"))
                .add("2017-03-10T08:00", new ClockSuspended(SuspensionGround.PAYMENT, null))
                .add("2017-03-20T08:00", moved("2017-03-15", DueReason.CORRECTION));

        assertThat(closing(facts)).isEqualTo("2017-03-20 OPEN_OVERDUE > OPEN_IN_TIME");
    }

    @Test
    void while_the_clock_stands_still_a_due_date_moved_before_its_stop_has_passed() {
        var facts = received(Facts.day("2017-03-16"))
                .add("2017-03-10T08:00", new ClockSuspended(SuspensionGround.PAYMENT, null))
                .add("2017-03-14T08:00", moved("2017-03-08", DueReason.CORRECTION));

        assertThat(closing(facts)).isEqualTo("2017-03-14 OPEN_IN_TIME > OPEN_OVERDUE");
    }

    /** Closed on the very midnight on which its unit ended, it belongs to the day and so to the one that goes on. */
    @Test
    void closed_at_midnight_when_its_unit_ended_all_of_it_counts_at_the_next_one() {
        var day = LocalDate.parse("2017-03-07");
        var passing = new Passing("00565", "00526", List.of("00526"), "1");
        var facts = received(Facts.day("2017-03-08"))
                .add("2017-03-07T00:00", APPROVED)
                .add("2017-03-07T00:00", new ResponsibilityPassed(day, List.of(passing)));

        assertThat(Postings.of(facts.dossier()))
                .filteredOn(posting -> posting.to().name().endsWith("CLOSED")
                        || posting.to().name().endsWith("APPROVED"))
                .extracting(posting -> posting.cell().unit())
                .containsOnly("00526");
    }

    @Test
    void a_notice_changes_no_figure() {
        var facts = received(Facts.day("2017-03-08"));
        var noticed = received(Facts.day("2017-03-08"))
                .add(
                        "2017-03-08T23:59",
                        new DossierOverdue(
                                Scope.DOSSIER, null, Facts.day("2017-03-08").at(), OverdueCause.PROCESSING));

        assertThat(Postings.of(noticed.dossier())).isEqualTo(Postings.of(facts.dossier()));
    }

    @Test
    void the_first_close_in_business_time_counts_and_a_later_one_posts_nothing() {
        var facts = received(Facts.day("2017-03-08"))
                .add("2017-03-08T10:00", APPROVED)
                .add("2017-03-07T10:00", new DossierWithdrawn())
                .add("2017-03-09T10:00", new ProcessingStopped("00565", StopGround.OTHER_LAW, null));

        assertThat(closing(facts)).isEqualTo("2017-03-07 OPEN_IN_TIME > EARLY_WITHDRAWN");
    }

    @Test
    void closed_by_a_strange_unit_it_counts_where_it_was_to_be_resolved() {
        var facts = received(Facts.day("2017-03-08"))
                .add("2017-03-07T10:00", new DossierResolved("00526", Outcome.APPROVED, null, null));

        assertThat(closing(facts)).isEqualTo("2017-03-07 OPEN_IN_TIME > EARLY_APPROVED");
        assertThat(Postings.of(facts.dossier()))
                .extracting(posting -> posting.cell().unit())
                .containsOnly("00565");
    }

    /** Such as one whose reception was corrected where nobody knew of the close yet. */
    @Test
    void closed_before_its_reception_it_is_closed_with_it_and_never_less_than_open() {
        var facts = received(Facts.day("2017-03-08")).add("2017-03-02T10:00", APPROVED);

        assertThat(parts(facts))
                .containsExactly(
                        "2017-03-06 RECEIVED_DIRECT > OPEN_IN_TIME", "2017-03-06 OPEN_IN_TIME > EARLY_APPROVED");
        assertThat(Postings.of(facts.dossier())).extracting(Posting::day).containsOnly(LocalDate.parse("2017-03-06"));
    }

    @Test
    void a_dossier_not_received_counts_nowhere() {
        var submitted = new Facts().add("2017-03-06T08:15", new DossierSubmitted("00565", "2.000815", null));

        assertThat(Postings.of(submitted.dossier())).isEmpty();
    }

    @Test
    void a_parent_with_children_counts_nowhere() {
        var parent = received(Facts.day("2017-03-08")).dossier();

        assertThat(Postings.of(parent.withChild("018.00565-170306-0002"))).isEmpty();
        assertThat(Postings.of(parent.withChild("018.00565-170306-0002").withoutChild("018.00565-170306-0002")))
                .isEqualTo(Postings.of(parent));
    }

    @Test
    void a_late_earlier_close_reverses_what_stood_there() {
        var known = received(Facts.day("2017-03-08")).dossier();
        var more = received(Facts.day("2017-03-08"))
                .add("2017-03-08T09:00", APPROVED)
                .dossier();

        assertThat(Entry.between(Postings.of(known), Postings.of(more)))
                .extracting(entry -> entry.amount() + " " + text(entry.posting()))
                .containsExactly(
                        "-1 2017-03-09 OPEN_IN_TIME > OPEN_OVERDUE",
                        "1 2017-03-08 OPEN_IN_TIME > ON_TIME_APPROVED",
                        "1 2017-03-08 CONTROL_OPEN > CONTROL_CLOSED");
    }

    @Test
    void it_counts_at_its_resolving_unit() {
        var received = new DossierReceived(
                "00565", "1.001776", "LDTBXH", Channel.POST, "018", null, null, null, null, null, null, null);
        var postings = Postings.of(new Facts().add("2017-03-06T08:15", received).dossier());

        assertThat(postings).allMatch(posting -> posting.cell().unit().equals("018"));
        assertThat(postings.getFirst().from()).isEqualTo(RECEIVED_POST);
    }

    private static Facts received(DueDate due) {
        return new Facts().add("2017-03-06T08:15", Facts.received(Channel.DIRECT, due));
    }

    private static ExtensionGranted extension(String day) {
        return new ExtensionGranted(Facts.day(day), "12/XL", null);
    }

    private static DueDateMoved moved(String day) {
        return moved(day, DueReason.SUPPLEMENT_RESTART);
    }

    private static DueDateMoved moved(String day, DueReason reason) {
        return new DueDateMoved(Scope.DOSSIER, null, null, Facts.day(LocalDate.parse(day)), reason, null, null);
    }

    /** The date that stands on the slip was typed wrongly. */
    private static FactCorrected slipCorrected(String reception, String day) {
        var due = Facts.day(day);
        var promised = new PromisedDue(due, due.at(), DueSource.POSTED, null, null, "1", "1");
        var received = new DossierReceived(
                "00565", "2.000815", "CT", Channel.DIRECT, null, promised, "cb-01", null, null, null, null, null);
        return FactCorrected.reading(reception, null, received, "ct-01");
    }

    private static List<String> parts(Facts facts) {
        return partPostings(facts).map(PostingsTest::text).toList();
    }

    private static String closing(Facts facts) {
        return parts(facts).getLast();
    }

    @Test
    void by_the_first_due_date_it_is_late_though_the_extension_saved_it() {
        var saved = received(Facts.day("2017-03-08"))
                .add("2017-03-07T09:00", new ExtensionGranted(Facts.day("2017-03-10"), "1/XL", null))
                .add("2017-03-09T09:00", APPROVED);

        assertThat(Postings.of(saved.dossier()))
                .filteredOn(posting -> posting.countedBy() == CountedBy.FIRST_DUE)
                .extracting(PostingsTest::text)
                .containsExactly("2017-03-09 OPEN_IN_TIME > OPEN_OVERDUE", "2017-03-09 OPEN_OVERDUE > LATE_APPROVED");
    }

    private static Stream<Posting> partPostings(Facts facts) {
        return Postings.of(facts.dossier()).stream()
                .filter(posting -> posting.countedBy() != CountedBy.FIRST_DUE)
                .filter(posting -> !posting.to().name().startsWith("CONTROL"));
    }

    private static String text(Posting posting) {
        return posting.day() + " " + posting.from() + " > " + posting.to();
    }
}
