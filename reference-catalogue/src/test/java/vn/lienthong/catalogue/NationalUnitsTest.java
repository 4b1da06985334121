package vn.lienthong.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static vn.lienthong.catalogue.Sending.accepted;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.lienthong.catalogue.ReferenceFiles.Format;
import vn.lienthong.contracts.event.ReferenceEvent;
import vn.lienthong.contracts.event.UnitEstablished;
import vn.lienthong.contracts.reference.Approval;
import vn.lienthong.contracts.reference.Level;

/** The units of the whole country, imported over the shipped catalogue. The lists are no part of the project. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NationalUnitsTest {
    private static final Path LISTS =
            Path.of(System.getProperty("lienthong.admin-units", "../../shared/data/admin-units"));
    private static final Approval APPROVAL = new Approval("202/2025/QH15", "Quốc hội");
    private static final LocalDate BEFORE = LocalDate.of(2025, 6, 30);
    private static final LocalDate SINCE = LocalDate.of(2025, 7, 1);

    private final ReferenceState shipped = ReferenceState.shipped();
    private Sent<UnitRow> nation;
    private List<ReferenceEvent> facts;
    private ReferenceState known;

    @BeforeAll
    void theListsAreImported() throws IOException {
        assumeTrue(
                Files.isDirectory(LISTS),
                () -> "no lists of units in " + LISTS + "; -Dlienthong.admin-units says where they are");
        nation = ReferenceFiles.units(
                Format.CSV,
                NationalUnits.csv(
                        list("units-before-2025-07.csv"), list("units-from-2025-07.csv"), list("mapping-2025-07.csv")));
        facts = accepted(ReferenceImport.units(shipped, nation, APPROVAL)).facts();
        known = shipped.with(facts);
    }

    @Test
    void given_the_shipped_units_when_the_nations_are_sent_then_those_unknown_are_established_and_no_other_changes() {
        assertThat(facts).hasOnlyElementsOfType(UnitEstablished.class);
        assertThat(known.units()).containsAll(shipped.units());
        assertThat(ReferenceImport.units(known, nation, APPROVAL))
                .isEqualTo(new Plan.Accepted<>(List.of(), nation.rows().size()));
    }

    @Test
    void given_the_import_then_the_nation_has_the_units_of_the_lists_before_and_after() {
        var catalogue = known.catalogue();

        assertThat(count(catalogue, Level.PROVINCE, BEFORE)).isEqualTo(63);
        assertThat(count(catalogue, Level.DISTRICT, BEFORE)).isEqualTo(696);
        assertThat(count(catalogue, Level.WARD, BEFORE)).isEqualTo(10_035);
        assertThat(count(catalogue, Level.PROVINCE, SINCE)).isEqualTo(34);
        assertThat(count(catalogue, Level.DISTRICT, SINCE)).isZero();
        assertThat(count(catalogue, Level.WARD, SINCE)).isEqualTo(3321);
    }

    @ParameterizedTest
    @CsvSource({
        "00541, 2017-03-06, Xã Dương Hà",
        "00541, 2025-03-06, Xã Thiên Đức",
        "00541, 2025-07-01, Xã Phù Đổng",
        "15, 2025-06-30, Tỉnh Yên Bái",
        "15, 2025-07-01, Tỉnh Lào Cai"
    })
    void given_the_import_then_a_code_names_the_unit_of_the_day(String code, LocalDate day, String name) {
        assertThat(known.catalogue().unit(code, day)).map(Unit::name).contains(name);
    }

    @Test
    void given_an_island_district_without_wards_then_it_goes_into_its_new_unit_and_ba_che_into_the_listed_code() {
        assertThat(known.unit("755", LocalDate.of(2025, 1, 1)).orElseThrow().into())
                .containsExactly("26732");
        assertThat(known.unit("06970", LocalDate.of(2025, 1, 1)).orElseThrow().into())
                .containsExactly("06978");
    }

    private static long count(Catalogue catalogue, Level level, LocalDate day) {
        return catalogue.units(day).filter(unit -> unit.level() == level).count();
    }

    private static InputStream list(String name) throws IOException {
        return Files.newInputStream(LISTS.resolve(name));
    }
}
