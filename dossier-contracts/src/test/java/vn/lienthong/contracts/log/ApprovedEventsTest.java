package vn.lienthong.contracts.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.lienthong.contracts.Approved;
import vn.lienthong.contracts.event.AuditEvent;
import vn.lienthong.contracts.event.ClockSuspended;
import vn.lienthong.contracts.event.DossierReceived;
import vn.lienthong.contracts.event.DueDateMoved;
import vn.lienthong.contracts.event.LegCompleted;
import vn.lienthong.contracts.event.LegOpened;
import vn.lienthong.contracts.event.LogEvent;
import vn.lienthong.contracts.event.OverdueWithdrawn;
import vn.lienthong.contracts.event.ProcedureAmended;
import vn.lienthong.contracts.event.ProcedureEvent;
import vn.lienthong.contracts.event.ProcedurePublished;
import vn.lienthong.contracts.event.ProcedureRetired;
import vn.lienthong.contracts.event.QuarantineSkipped;
import vn.lienthong.contracts.event.ReferenceEvent;
import vn.lienthong.contracts.event.ReportFiled;
import vn.lienthong.contracts.event.ReportRestated;
import vn.lienthong.contracts.event.RoutePlanned;
import vn.lienthong.contracts.reference.ProcedureVersion;
import vn.lienthong.contracts.reference.Step;
import vn.lienthong.contracts.reference.Transition;
import vn.lienthong.contracts.value.SuspensionGround;

class ApprovedEventsTest {
    static Stream<Class<? extends LogEvent>> types() {
        return EventTypes.all();
    }

    @ParameterizedTest
    @MethodSource("types")
    void every_event_reads_and_writes_as_approved(Class<? extends LogEvent> type) throws Exception {
        var name = EventTypes.nameOf(type);
        var sample = Approved.json("events/" + name);

        var event = decoded(type, sample);

        assertThat(event).isInstanceOf(type);
        assertThat(Json.mapper().readTree(EventTypes.encode(event))).isEqualTo(sample);
    }

    @ParameterizedTest
    @MethodSource("types")
    void every_sample_shows_all_fields(Class<? extends LogEvent> type) {
        var sample = Approved.json("events/" + EventTypes.nameOf(type));

        assertThat(Approved.fieldsOf(sample)).isEqualTo(Approved.fieldsOf(type));
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                OverdueWithdrawn.class,
                DueDateMoved.class,
                LegCompleted.class,
                LegOpened.class,
                RoutePlanned.class,
                DossierReceived.class,
                ReportFiled.class,
                ReportRestated.class
            })
    void what_was_written_before_a_field_was_added_reads_and_writes_as_it_was(Class<? extends LogEvent> type)
            throws Exception {
        var name = EventTypes.nameOf(type);
        var earlier = Approved.json("events/earlier/" + name);

        assertThat(earlier).isNotEqualTo(Approved.json("events/" + name));
        assertThat(Json.mapper().readTree(EventTypes.encode(decoded(type, earlier))))
                .isEqualTo(earlier);
    }

    static Stream<String> earlierNames() {
        return EventTypes.earlierNames();
    }

    @ParameterizedTest
    @MethodSource("earlierNames")
    void what_was_written_in_an_earlier_version_says_in_todays_what_it_said(String name) {
        var event = EventTypes.decode(name, Approved.json("events/" + name).toString());

        assertThat(EventTypes.namesOf(event.getClass())).contains(name).doesNotHaveDuplicates();
        assertThat(EventTypes.nameOf(event)).isNotEqualTo(name);
        assertThat(Approved.json("events/" + EventTypes.nameOf(event)).toString())
                .contains(EventTypes.encode(event).replaceAll("^\\{|}$", "").split(","));
    }

    @Test
    void a_skip_of_the_first_version_names_its_record_and_not_its_reader() {
        assertThat(EventTypes.decode("vn.lienthong.audit.quarantine-skipped.v1", """
                        {"partition":3,"offset":1234,"event":"routing-3-77","reason":"bản ghi hỏng"}"""))
                .isEqualTo(new QuarantineSkipped("routing-3-77", null, "bản ghi hỏng"));
    }

    @Test
    void an_earlier_version_is_read_as_strictly_as_ever() {
        assertThatThrownBy(() -> EventTypes.decode("vn.lienthong.audit.quarantine-skipped.v1", """
                        {"partition":3,"offset":1234,"event":"routing-3-77","reader":"reporting"}"""))
                .isInstanceOf(UnreadableEvent.class);
    }

    private static LogEvent decoded(Class<? extends LogEvent> type, JsonNode sample) {
        var name = EventTypes.nameOf(type);
        if (AuditEvent.class.isAssignableFrom(type)) return EventTypes.decodeAudit(name, sample.toString());
        return ReferenceEvent.class.isAssignableFrom(type)
                ? EventTypes.decodeReference(name, sample.toString())
                : EventTypes.decode(name, sample.toString());
    }

    @Test
    void a_suspension_written_before_approvers_were_told_reads_without_one() {
        assertThat(EventTypes.decode(EventTypes.nameOf(ClockSuspended.class), """
                {"ground":"SUPPLEMENT","basis":"NĐ 61/2018, điều 19.4"}\
                """))
                .isEqualTo(new ClockSuspended(SuspensionGround.SUPPLEMENT, "NĐ 61/2018, điều 19.4"));
    }

    @ParameterizedTest
    @ValueSource(classes = {ProcedurePublished.class, ProcedureAmended.class, ProcedureRetired.class})
    void a_version_of_a_procedure_written_before_transitions_were_told_leaves_open_dossiers_as_they_are(
            Class<? extends ProcedureEvent> type) {
        var name = EventTypes.nameOf(type);
        var earlier = Approved.json("events/earlier/" + name);

        assertThat(earlier.toString()).doesNotContain("transition");
        assertThat(EventTypes.decodeReference(name, earlier.toString()))
                .isInstanceOfSatisfying(
                        type, event -> assertThat(event.procedure().versions())
                                .extracting(ProcedureVersion::transition)
                                .containsExactly(Transition.KEEP));
    }

    @ParameterizedTest
    @ValueSource(classes = {ProcedurePublished.class, ProcedureAmended.class, ProcedureRetired.class})
    void a_step_written_before_steps_could_be_optional_is_not(Class<? extends ProcedureEvent> type) {
        var name = EventTypes.nameOf(type);
        var earlier = Approved.json("events/earlier/" + name);

        assertThat(earlier.toString()).doesNotContain("optional");
        assertThat(EventTypes.decodeReference(name, earlier.toString()))
                .isInstanceOfSatisfying(
                        type, event -> assertThat(event.procedure().versions())
                                .flatExtracting(ProcedureVersion::steps)
                                .extracting(Step::optional)
                                .containsExactly(false));
    }

    @Test
    void an_unknown_type_is_unreadable() {
        assertThatThrownBy(() -> EventTypes.decode("vn.lienthong.dossier.received.v9", "{}"))
                .isInstanceOf(UnreadableEvent.class);
    }

    @Test
    void a_fact_of_one_log_is_unreadable_in_the_other() {
        assertThatThrownBy(() -> EventTypes.decode("vn.lienthong.reference.unit-established.v1", "{}"))
                .isInstanceOf(UnreadableEvent.class)
                .hasMessageContaining("unknown event type");
        assertThatThrownBy(() -> EventTypes.decodeReference("vn.lienthong.dossier.withdrawn.v1", "{}"))
                .isInstanceOf(UnreadableEvent.class)
                .hasMessageContaining("unknown event type");
    }

    @Test
    void an_unknown_field_is_unreadable_and_its_value_is_not_told() {
        assertThatThrownBy(() -> EventTypes.decode("vn.lienthong.dossier.withdrawn.v1", "{\"name\":\"Nguyễn\"}"))
                .isInstanceOf(UnreadableEvent.class)
                .hasMessageNotContaining("Nguyễn");
    }
}
