package vn.lienthong.catalogue;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static vn.lienthong.catalogue.Sending.APPROVAL;

import java.text.Normalizer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import vn.lienthong.catalogue.ReferenceFiles.Format;
import vn.lienthong.contracts.event.AgencyEstablished;
import vn.lienthong.contracts.event.CalendarPublished;
import vn.lienthong.contracts.event.DelegationGranted;
import vn.lienthong.contracts.event.OfficerAppointed;
import vn.lienthong.contracts.event.ProcedureAmended;
import vn.lienthong.contracts.event.UnitRenamed;
import vn.lienthong.contracts.reference.AgencyDescription;
import vn.lienthong.contracts.reference.AgencyDescription.Room;
import vn.lienthong.contracts.reference.CalendarVersion;
import vn.lienthong.contracts.reference.CalendarYear;
import vn.lienthong.contracts.reference.CalendarYear.DaysOff;
import vn.lienthong.contracts.reference.DelegationDescription;
import vn.lienthong.contracts.reference.OfficerDescription;
import vn.lienthong.contracts.reference.OfficerDescription.Appointment;
import vn.lienthong.contracts.reference.ProcedureDescription;
import vn.lienthong.contracts.reference.UnitGeneration;
import vn.lienthong.contracts.reference.UnitGeneration.FormerDesk;
import vn.lienthong.contracts.reference.UnitGeneration.FormerName;

/** What is exported says nothing new when it is imported again. */
class ReferenceExportPropertiesTest {
    private static final LocalDate SINCE = LocalDate.of(2025, 7, 1);
    private static final LocalDate LATER = LocalDate.of(2026, 12, 1);

    private final ReferenceState shipped = ReferenceState.shipped();

    @Property(tries = 50)
    void units_are_as_before(@ForAll Format format, @ForAll("names") String name, @ForAll("texts") String note) {
        var known = shipped.with(List.of(new UnitRenamed(renamed(name, note), APPROVAL)));
        var sent = ReferenceFiles.units(format, ReferenceExport.units(known, format));

        assertThat(sent.rows()).extracting(row -> row.value().established()).containsExactlyElementsOf(known.units());
        assertThat(ReferenceImport.units(known, sent, APPROVAL))
                .isEqualTo(new Plan.Accepted<>(List.of(), known.units().size()));
    }

    @Property(tries = 50)
    void agencies_are_as_before(@ForAll Format format, @ForAll("names") String name, @ForAll("texts") String note) {
        var agency = new AgencyDescription(
                "THUE00541",
                name,
                "TAX",
                "00541",
                SINCE,
                LATER,
                List.of("THUE01", "CA01"),
                "gio-0730",
                List.of(new Room("mot", name), new Room("hai", "Phòng @ hai")),
                note);
        var known = shipped.with(List.of(new AgencyEstablished(agency, APPROVAL)));
        var sent = ReferenceFiles.agencies(format, ReferenceExport.agencies(known, format));

        assertThat(sent.rows())
                .extracting(row -> row.value().established())
                .containsExactlyElementsOf(known.agencies());
        assertThat(ReferenceImport.agencies(known, sent, APPROVAL))
                .isEqualTo(new Plan.Accepted<>(List.of(), known.agencies().size()));
    }

    @Property(tries = 50)
    void officers_are_as_before(
            @ForAll Format format, @ForAll @IntRange(min = 1, max = 4) int appointments, @ForAll boolean released) {
        var held = IntStream.range(0, appointments)
                .mapToObj(n -> new Appointment(
                        n % 2 == 0 ? "00541" : "01",
                        n % 2 == 0 ? null : "VP",
                        "LEADER",
                        SINCE.plusDays(n),
                        n + 1 < appointments || released ? SINCE.plusDays(n + 1) : null))
                .toList();
        var known = shipped.with(List.of(
                new OfficerAppointed(new OfficerDescription("cb-01", held), APPROVAL),
                new OfficerAppointed(new OfficerDescription("cb-02", held), APPROVAL)));
        var sent = ReferenceFiles.officers(format, ReferenceExport.officers(known, format));

        assertThat(sent.rows()).extracting(row -> row.value().appointed()).containsExactlyElementsOf(known.officers());
        assertThat(ReferenceImport.officers(known, sent, APPROVAL)).isEqualTo(new Plan.Accepted<>(List.of(), 2));
    }

    @Property(tries = 50)
    void delegations_are_as_before(@ForAll Format format, @ForAll("texts") String basis, @ForAll boolean revoked) {
        var officer =
                new OfficerDescription("cb-01", List.of(new Appointment("00541", null, "PROCESSING", SINCE, null)));
        var delegation = new DelegationDescription(
                "15/QĐ-UBND",
                "00541",
                "cb-01",
                revoked ? List.of("2.000815", "1.004873") : List.of(),
                SINCE,
                revoked ? LATER : null,
                basis,
                revoked ? Instant.parse("2026-06-01T01:00:00.5Z") : null);
        var known = shipped.with(
                List.of(new OfficerAppointed(officer, APPROVAL), new DelegationGranted(delegation, APPROVAL)));
        var sent = ReferenceFiles.delegations(format, ReferenceExport.delegations(known, format));

        assertThat(ReferenceImport.delegations(known, sent, APPROVAL)).isEqualTo(new Plan.Accepted<>(List.of(), 1));
        assertThat(sent.rows())
                .extracting(row -> row.value().granted().revoked(row.value().revokedAt()))
                .containsExactly(delegation);
    }

    @Property(tries = 50)
    void procedures_are_as_before(@ForAll Format format, @ForAll("names") String name) {
        var known = shipped.with(List.of(new ProcedureAmended(renamed(name), APPROVAL)));
        var sent = ReferenceFiles.procedures(format, ReferenceExport.procedures(known, format));

        assertThat(sent.rows())
                .extracting(row -> row.value().published())
                .containsExactlyElementsOf(known.procedures());
        assertThat(ReferenceImport.procedures(known, sent, APPROVAL))
                .isEqualTo(new Plan.Accepted<>(List.of(), known.procedures().size()));
    }

    @Property(tries = 50)
    void calendars_are_as_before(@ForAll Format format, @ForAll("texts") String reason) {
        var year = new CalendarYear(
                2026, true, "9441/TB-BNV", List.of(new DaysOff(reason, List.of(LocalDate.of(2026, 12, 31)))), null);
        var empty = new CalendarYear(2027, false, "proposed", null, null);
        var known = shipped.with(
                List.of(new CalendarPublished(new CalendarVersion("VN-2", LATER, List.of(year, empty)), APPROVAL)));
        var sent = ReferenceFiles.calendars(format, ReferenceExport.calendars(known, format));

        assertThat(sent.rows()).extracting(row -> row.value().calendar()).containsExactlyElementsOf(known.calendars());
        assertThat(ReferenceImport.calendars(known, sent, APPROVAL)).isEqualTo(new Plan.Accepted<>(List.of(), 2));
    }

    @Example
    void a_table_of_units_is_readable_as_it_is() {
        assertThat(new String(ReferenceExport.units(shipped, Format.CSV), UTF_8).lines())
                .startsWith(String.join(",", CsvShapes.UNIT))
                .contains(
                        "00541,Xã Phù Đổng,WARD,01,2025-07-01,,,,,false,,,,",
                        "00562,Xã Phú Sơn,WARD,018,2025-01-01,2025-07-01,00565 00562,,,false,,,,");
    }

    private UnitGeneration renamed(String name, String note) {
        var unit = shipped.unit("00541", SINCE).orElseThrow();
        return new UnitGeneration(
                unit.code(),
                name,
                List.of(new FormerName(unit.name(), LATER)),
                unit.level(),
                unit.parents(),
                unit.from(),
                null,
                null,
                "gio-0730",
                List.of(new FormerDesk("gio-0800", LATER)),
                true,
                note);
    }

    private ProcedureDescription renamed(String name) {
        var procedure = shipped.procedure("1.001776").orElseThrow();
        return new ProcedureDescription(
                procedure.code(), true, true, name, name, procedure.field(), true, "01", procedure.versions());
    }

    @Provide
    Arbitrary<String> names() {
        return written("Đđộ ngỗ'\",;:@#-{}[]&*!%~0123.");
    }

    @Provide
    Arbitrary<String> texts() {
        return written("Đđộ ngỗ'\",;:|@#-{}[]&*!%~\n\t\\0123.");
    }

    /** As a reader takes it: nothing around it, and letters put together. */
    private static Arbitrary<String> written(String letters) {
        return Arbitraries.strings()
                .withChars(letters.toCharArray())
                .ofMinLength(1)
                .ofMaxLength(30)
                .map(text -> Normalizer.normalize(text.strip(), Normalizer.Form.NFC))
                .filter(text -> !text.isEmpty());
    }
}
