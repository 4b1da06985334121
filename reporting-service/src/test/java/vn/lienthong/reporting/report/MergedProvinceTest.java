package vn.lienthong.reporting.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import vn.lienthong.catalogue.Catalogue;

/** Ninh Bình of 1 July 2025 was made of three provinces, whose districts ended without one successor. */
class MergedProvinceTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 28);

    private final Catalogue catalogue = Catalogue.shipped();

    @Test
    void what_waits_in_the_districts_that_ended_with_the_old_province_stands_in_the_report_of_the_new_one() {
        var province = catalogue.unit("37", LocalDate.of(2025, 10, 1)).orElseThrow();

        var scope = Scope.of(catalogue, province, Period.named("2025-Q4").orElseThrow());

        assertThat(scope.rowOf()).containsEntry("374@2025-06-30", Scope.UNASSIGNED);
    }

    @Test
    void what_a_city_of_the_old_province_had_stands_by_todays_units_as_assigned_to_nobody() {
        var province = catalogue.unit("37", TODAY).orElseThrow();

        var now = (Structure.Now)
                Structure.now(catalogue, province, Period.named("calendar:2015").orElseThrow(), TODAY);

        assertThat(now.bearers().row("369", LocalDate.of(2015, 12, 31))).contains(Scope.UNASSIGNED);
    }
}
