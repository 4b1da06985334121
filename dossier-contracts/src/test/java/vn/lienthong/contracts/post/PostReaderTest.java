package vn.lienthong.contracts.post;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.lienthong.contracts.Approved;

class PostReaderTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "null", "\"text\"", "{\"id\":1,\"id\":2}", "{} {}", "{\"a\":\u0000}"})
    void what_is_no_json_object_is_refused(String text) {
        assertThat(faultsOf(text)).extracting(Fault::kind).containsExactly(Fault.Kind.NOT_JSON);
    }

    @ParameterizedTest
    @CsvSource({
        "specversion, MISSING",
        "id, MISSING",
        "source, MISSING",
        "type, MISSING",
        "time, MISSING",
        "data, MISSING",
    })
    void an_absent_attribute_is_named(String name, Fault.Kind kind) {
        assertThat(faults("resolved", event -> event.remove(name))).containsExactly(new Fault("/" + name, kind));
    }

    @Test
    void only_a_reception_may_leave_its_code_to_the_suite() throws Exception {
        assertThat(faults("resolved", event -> event.remove("subject")))
                .containsExactly(new Fault("/subject", Fault.Kind.MISSING));

        var reception = (ObjectNode) Approved.json("posts/received");
        reception.remove("subject");
        assertThat(PostReader.read(bytes(reception)).envelope().subject()).isNull();
    }

    @Test
    void an_unknown_attribute_is_named() {
        assertThat(faults("resolved", event -> event.put("extra/a~b", 1)))
                .containsExactly(new Fault("/extra~1a~0b", Fault.Kind.UNKNOWN_FIELD));
    }

    @Test
    void an_unknown_field_is_named_however_deep() {
        assertThat(faults(
                        "received",
                        event -> data(event).withObject("/applicant").put("nick", "x")))
                .containsExactly(new Fault("/data/applicant/nick", Fault.Kind.UNKNOWN_FIELD));
        assertThat(faults("received", event -> ((ObjectNode)
                                data(event).withArray("documents").get(0))
                        .put("pages", 3)))
                .containsExactly(new Fault("/data/documents/0/pages", Fault.Kind.UNKNOWN_FIELD));
    }

    @Test
    void all_missing_data_is_named_at_once() {
        assertThat(faults("transferred", event -> data(event).remove(List.of("fromUnit", "toUnit"))))
                .containsExactly(
                        new Fault("/data/fromUnit", Fault.Kind.MISSING), new Fault("/data/toUnit", Fault.Kind.MISSING));
        assertThat(faults(
                        "corrected",
                        event -> data(event).withObject("/corrects").remove("id")))
                .containsExactly(new Fault("/data/corrects/id", Fault.Kind.MISSING));
        assertThat(faults("withdrawn", event -> event.set("data", null)))
                .containsExactly(new Fault("/data", Fault.Kind.WRONG_VALUE));
    }

    @Test
    void a_blank_text_counts_as_missing() {
        assertThat(faults("received", event -> data(event).put("unit", " ")))
                .containsExactly(new Fault("/data/unit", Fault.Kind.MISSING));
        assertThat(faults("received", event -> event.put("id", "")))
                .containsExactly(new Fault("/id", Fault.Kind.MISSING));
    }

    @ParameterizedTest
    @CsvSource({
        "/channel, BY_PIGEON",
        "/due, 07/03/2017",
        "/due, 2017-02-30",
        "/unit, 565",
        "/sets, one",
        "/applicant, someone",
    })
    void a_value_of_the_wrong_type_is_named(String pointer, String value) {
        var faults = faults("received", event -> {
            if (value.matches("\\d+")) data(event).put(pointer.substring(1), Integer.parseInt(value));
            else data(event).put(pointer.substring(1), value);
        });
        assertThat(faults).containsExactly(new Fault("/data" + pointer, Fault.Kind.WRONG_VALUE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"2017-03-06", "2017-03-06T08:15+07:00", "2017-03-06T08:15:00", "+12017-03-06T08:15:00Z", "x"})
    void a_time_is_rfc_3339_with_offset(String time) {
        assertThat(faults("resolved", event -> event.put("time", time)))
                .containsExactly(new Fault("/time", Fault.Kind.WRONG_VALUE));
    }

    @ParameterizedTest
    @CsvSource({
        "received, /officer, 256",
        "received, /unit, 256",
        "received, /procedure, 256",
        "received, /documents/0/name, 1000",
        "resolved, /signer, 256",
        "resolved, /delegation, 256",
        "transferred, /leg, 256",
        "transferred, /toOfficer, 256",
        "extended, /apologyNumber, 256",
        "payment-requested, /reference, 256",
        "supplement-requested, /legalGround, 1000",
        "corrected, /corrects/source, 256",
        "corrected, /approver, 256",
    })
    void a_short_text_is_short(String type, String pointer, int longest) {
        assertTaken(type, event -> put(data(event), pointer, "ă".repeat(longest)));
        var faults = faults(type, event -> put(data(event), pointer, "ă".repeat(longest + 1)));
        assertThat(faults).extracting(Fault::pointer).containsExactly("/data" + pointer);
        assertThat(faults).extracting(Fault::kind).doesNotContain(Fault.Kind.WRONG_VALUE);
    }

    @Test
    void so_is_one_that_a_correction_puts_in_place_of_another() {
        var faults = faults("corrected", event -> put(data(event), "/data/officer", "x".repeat(257)));
        assertThat(faults).extracting(Fault::pointer).containsExactly("/data/data/officer");
    }

    @ParameterizedTest
    @CsvSource({"transferred, /note", "feedback, /text", "resolved, /reason", "received, /applicant/address"})
    void what_people_write_freely_may_be_long(String type, String pointer) {
        assertTaken(type, event -> put(data(event), pointer, "x".repeat(20_000)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"+5877000-01-01T00:00:00Z", "-0001-01-01T00:00:00Z", "2017-03-06T08:15+07:00"})
    void so_is_the_time_that_a_correction_puts_in_place_of_another(String time) {
        assertThat(faults("corrected", event -> data(event).put("time", time)))
                .containsExactly(new Fault("/data/time", Fault.Kind.WRONG_VALUE));
    }

    private static void put(ObjectNode data, String pointer, String text) {
        var at = pointer.lastIndexOf('/');
        var parent = at == 0 ? data : data.at(pointer.substring(0, at));
        if (parent.isMissingNode()) parent = data.withObject(pointer.substring(0, at));
        ((ObjectNode) parent).put(pointer.substring(at + 1), text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc", "018.00565-1703-0001", "018.00565-170306-001", "a b-170306-0001", "-170306-0001"})
    void a_subject_is_a_dossier_code(String subject) {
        assertThat(faults("resolved", event -> event.put("subject", subject)))
                .containsExactly(new Fault("/subject", Fault.Kind.WRONG_VALUE));
    }

    @Test
    void an_unknown_type_is_named() {
        assertThat(faults("resolved", event -> event.put("type", "vn.lienthong.dossier.resolved.v2")))
                .containsExactly(new Fault("/type", Fault.Kind.UNKNOWN_TYPE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\\u0000b", "\\ud800", "\\udc00", "x\\ud83d", "\\ud83dx"})
    void nul_and_unpaired_surrogates_are_refused(String text) {
        var json = new String(Approved.bytes("posts/withdrawn"), StandardCharsets.UTF_8)
                .replace("Không còn nhu cầu", text);
        assertThat(faultsOf(json)).containsExactly(new Fault("/data/reason", Fault.Kind.FORBIDDEN_CHARACTER));
    }

    @Test
    void a_paired_surrogate_is_text() throws Exception {
        var json = new String(Approved.bytes("posts/withdrawn"), StandardCharsets.UTF_8)
                .replace("Không còn nhu cầu", "\\ud83d\\ude00");
        var post = (Post.OfFact) PostReader.read(json.getBytes(StandardCharsets.UTF_8));
        assertThat(post.fact()).isEqualTo(new Withdrawn("😀"));
    }

    @Test
    void a_refused_post_still_tells_its_identity() {
        var malformed = malformed(bytes(((ObjectNode) Approved.json("posts/resolved")).put("extra", 1)));
        assertThat(malformed.id()).isEqualTo("2017-000123");
        assertThat(malformed.source()).isEqualTo("urn:vn:motcua:trau-quy");
    }

    @Test
    void equal_posts_have_equal_canonical_forms_whatever_the_spelling() throws Exception {
        var one = """
                {"specversion":"1.0","id":"1","source":"s","type":"vn.lienthong.dossier.payment-requested.v1",
                 "time":"2017-03-06T08:15:00+07:00","subject":"018.00565-170306-0007",
                 "data":{"amount":10.0,"currency":"VND"}}""";
        var other = """
                {"data":{"currency":"\\u0056ND","amount":1e1},"subject":"018.00565-170306-0007","id":"2","source":"t",
                 "actor":"x","time":"2017-03-06T08:15:00+07:00",
                 "type":"vn.lienthong.dossier.payment-requested.v1","specversion":"1.0"}""";
        assertThat(canonical(one)).isEqualTo(canonical(other));
        assertThat(canonical(one)).isNotEqualTo(canonical(one.replace("10.0", "10.01")));
        assertThat(canonical(one)).isNotEqualTo(canonical(one.replace("0007", "0008")));
    }

    private static String canonical(String json) throws MalformedPost {
        return PostReader.read(json.getBytes(StandardCharsets.UTF_8)).envelope().canonical();
    }

    private static ObjectNode data(ObjectNode event) {
        return (ObjectNode) event.get("data");
    }

    private static List<Fault> faults(String sample, Consumer<ObjectNode> spoil) {
        var event = (ObjectNode) Approved.json("posts/" + sample);
        spoil.accept(event);
        return malformed(bytes(event)).faults();
    }

    private static void assertTaken(String sample, Consumer<ObjectNode> change) {
        var event = (ObjectNode) Approved.json("posts/" + sample);
        change.accept(event);
        assertThatCode(() -> PostReader.read(bytes(event))).doesNotThrowAnyException();
    }

    private static List<Fault> faultsOf(String json) {
        return malformed(json.getBytes(StandardCharsets.UTF_8)).faults();
    }

    private static MalformedPost malformed(byte[] json) {
        var malformed = catchThrowableOfType(MalformedPost.class, () -> PostReader.read(json));
        assertThat(malformed).as("refused as malformed").isNotNull();
        return malformed;
    }

    private static byte[] bytes(ObjectNode event) {
        return event.toString().getBytes(StandardCharsets.UTF_8);
    }
}
