package vn.lienthong.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import vn.lienthong.commandline.suite.Part;
import vn.lienthong.commandline.suite.Suite;
import vn.lienthong.testkit.Client;
import vn.lienthong.testkit.Posts;
import vn.lienthong.testkit.Settled;

/** Nothing that names a person stands anywhere in the clear: not in the log, not in a database, not in what is logged. */
class PersonalDataTest {
    private static final String UNIT = "08731";
    private static final List<String> SECRETS = List.of(
            "Phạm Thị Kín Đáo",
            "026199123456",
            "0900123456",
            "12 ngõ Bí Mật",
            "kindao@example.vn",
            "Lê Văn Người Nộp",
            "026088654321",
            "Hoàng Người Nhận",
            "lý do riêng tư của hồ sơ",
            "ghi chú riêng tư");

    private final Suite suite = SharedSuite.get();
    private final Posts posts = new Posts("urn:vn:motcua:thanh-tru", UNIT);
    private final Client ward = Client.of(suite, "source", UNIT);

    @Test
    void noNameNumberOrFreeTextIsFoundInLogJournalsViewsOrLogFiles() {
        var code = "243.08731-190305-0001";
        var other = "243.08731-190305-0002";
        var counts = ward.stream(List.of(
                        received(code),
                        posts.event("supplement-requested", "2019-03-05T09:00:00+07:00", code, """
                                {"reason":"lý do riêng tư của hồ sơ","items":[{"name":"giấy tờ"}]}"""),
                        posts.event("supplement-provided", "2019-03-05T10:00:00+07:00", code, "{}"),
                        posts.event("transferred", "2019-03-05T10:30:00+07:00", code, """
                                {"fromUnit":"08731","toUnit":"243","note":"ghi chú riêng tư"}"""),
                        posts.event("resolved", "2019-03-06T09:00:00+07:00", code, """
                                {"unit":"08731","outcome":"REFUSED","reason":"lý do riêng tư của hồ sơ"}"""),
                        posts.event("returned", "2019-03-06T10:00:00+07:00", code, """
                                {"unit":"08731","channel":"DIRECT","receiver":"Hoàng Người Nhận"}"""),
                        posts.event("feedback", "2019-03-06T11:00:00+07:00", code, """
                                {"kind":"COMPLAINT","text":"ghi chú riêng tư 0900123456"}"""),
                        received(other),
                        posts.event("withdrawn", "2019-03-05T12:00:00+07:00", other, """
                                {"reason":"lý do riêng tư của hồ sơ"}"""),
                        // refused ones are answered and logged too
                        posts.event("returned", "2019-03-06T10:00:00+07:00", "243.08731-190305-9999", """
                                {"unit":"08731","channel":"DIRECT","receiver":"Hoàng Người Nhận"}"""),
                        received(code).replace("\"PERSON\"", "\"Phạm Thị Kín Đáo\"")))
                .expect(200)
                .lines();
        var district = new Posts("urn:vn:motcua:vinh-yen-thanh-pho", "243");
        Client.of(suite, "source", "243").stream(
                        List.of(district.event("sent-back", "2019-03-05T11:00:00+07:00", code, """
                        {"fromUnit":"243","toUnit":"08731","reason":"lý do riêng tư của hồ sơ"}""")))
                .expect(200);
        Settled.await(suite);
        var clerk = Client.of(suite, "clerk", UNIT).with("Accept", "application/pdf");
        for (var printed : List.of(
                "/v1/dossiers/" + code + "/forms/receipt",
                "/v1/dossiers/" + code + "/forms/refusal",
                "/v1/reports/book?unit=08731&from=2019-03-01&to=2019-03-31"))
            clerk.get(Part.REPORTING, printed).expect(200);

        assertThat(counts.getLast().path("rejected").asInt())
                .as(counts.toString())
                .isEqualTo(2);
        assertThat(counts.toString()).doesNotContain(SECRETS);
        new HiddenTexts(suite, SECRETS).requireHidden();
    }

    private String received(String code) {
        return posts.event("received", "2019-03-05T08:00:00+07:00", code, """
                {"unit":"08731","procedure":"1.004873","channel":"DIRECT","applicant":{"kind":"PERSON","name":"Phạm Thị Kín Đáo",\
                "idNumber":"026199123456","phone":"0900123456","address":"12 ngõ Bí Mật","email":"kindao@example.vn"},\
                "submitter":{"name":"Lê Văn Người Nộp","idNumber":"026088654321"}}""");
    }
}
