package vn.lienthong.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.lienthong.catalogue.Sending.APPROVAL;
import static vn.lienthong.catalogue.Sending.calendars;
import static vn.lienthong.catalogue.Sending.calendarsInYaml;
import static vn.lienthong.catalogue.Sending.fact;
import static vn.lienthong.catalogue.Sending.facts;
import static vn.lienthong.catalogue.Sending.faults;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.lienthong.contracts.event.CalendarPublished;
import vn.lienthong.contracts.reference.CalendarVersion;
import vn.lienthong.contracts.reference.CalendarYear;
import vn.lienthong.contracts.reference.CalendarYear.DaysOff;

class CalendarImportTest {
    private static final String VN_2 = """
            version,from,year,approved,basis,kind,day,for
            VN-2,2026-12-01,2026,true,9441/TB-BNV,OFF,2026-12-31,Tết Dương lịch
            VN-2,2026-12-01,2026,true,9441/TB-BNV,WORKED,2026-12-26,
            VN-2,2026-12-01,2027,false,proposed,,,
            """;

    private final ReferenceState shipped = ReferenceState.shipped();

    @Test
    void given_an_unknown_version_when_it_is_sent_by_day_then_it_is_published_by_year() {
        assertThat(fact(calendars(shipped, VN_2)))
                .isEqualTo(new CalendarPublished(
                        new CalendarVersion(
                                "VN-2",
                                LocalDate.of(2026, 12, 1),
                                List.of(
                                        new CalendarYear(
                                                2026,
                                                true,
                                                "9441/TB-BNV",
                                                List.of(new DaysOff(
                                                        "Tết Dương lịch", List.of(LocalDate.of(2026, 12, 31)))),
                                                List.of(LocalDate.of(2026, 12, 26))),
                                        new CalendarYear(2027, false, "proposed", null, null))),
                        APPROVAL));
    }

    @Test
    void given_a_known_version_when_the_same_is_sent_in_another_order_then_nothing_changes() {
        var next = shipped.with(facts(calendars(shipped, VN_2)));

        assertThat(calendarsInYaml(next, """
                - version: VN-2
                  from: 2026-12-01
                  years:
                    - {year: 2027, basis: proposed}
                    - year: 2026
                      approved: true
                      basis: 9441/TB-BNV
                      off: [{for: Tết Dương lịch, days: [2026-12-31]}]
                      workedSaturdays: [2026-12-26]
                """)).isEqualTo(new Plan.Accepted<>(List.of(), 1));
    }

    @Test
    void given_a_known_version_when_anything_differs_then_another_version_is_asked_for() {
        var next = shipped.with(facts(calendars(shipped, VN_2)));

        assertThat(faults(calendars(next, VN_2.replace("2026-12-26", "2026-12-19"))))
                .containsExactly(
                        "line 2: version VN-2 is pinned by due dates counted with it: publish another version");
    }

    @Test
    void given_wrong_rows_then_each_is_told_by_its_line() {
        assertThat(faults(calendars(shipped, """
                version,from,year,approved,basis,kind,day,for
                VN-2,2026-12-01,2026,true,TB,OFF,2026-12-05,Thứ bảy
                VN-2,2026-12-01,2026,true,TB,OFF,2025-12-31,Năm trước
                VN-2,2026-12-01,2026,true,TB,WORKED,2026-12-24,
                VN-2,2026-12-02,2027,true,TB,NGHỈ,2027-01-01,Tết
                VN-3,2008-01-01,2026,true,TB,,,
                """)))
                .containsExactly(
                        "line 2: year 2026 has 2026-12-05 off, which is a weekend anyway",
                        "line 3: year 2026 holds 2025-12-31 of another year",
                        "line 4: year 2026 works 2026-12-24, which is no Saturday",
                        "line 5: from: differs from line 2",
                        "line 5: kind: \"NGHỈ\" is none of OFF, WORKED",
                        "line 6: from: version VN-1 is in force from the same day");
        assertThat(faults(calendarsInYaml(shipped, """
                - version: VN-2
                  from: 1/12/2026
                  years:
                    - {year: 26, basis: TB}
                    - year: 2027
                      basis: TB
                      off: [{for: Tết, days: [2027-01-01, 2027-01-32]}, {days: [2027-01-04]}]
                - version: VN-3
                  from: 2026-12-01
                  years: [{year: 2026, basis: TB}, {year: 2026, basis: TB}]
                """)))
                .containsExactly(
                        "line 2: from: \"1/12/2026\" is no day",
                        "line 4: years.year: \"26\" is no year",
                        "line 7: years.off.days: \"2027-01-32\" is no day",
                        "line 7: years.off.for: is missing",
                        "line 10: year 2026 stands here a second time");
    }
}
