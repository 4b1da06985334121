package vn.lienthong.reporting.simplification;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.lienthong.catalogue.LiveCatalogue;
import vn.lienthong.contracts.event.ProcedurePublished;
import vn.lienthong.contracts.event.ReferenceEvent;
import vn.lienthong.contracts.reference.Approval;
import vn.lienthong.contracts.reference.Level;
import vn.lienthong.contracts.reference.ProcedureDescription;
import vn.lienthong.contracts.reference.ProcedureVersion;
import vn.lienthong.contracts.value.Limit;
import vn.lienthong.contracts.value.LimitUnit;
import vn.lienthong.reporting.simplification.SimplificationReport.OfLevel;

/** Which limits were shortened, by the dated versions of the catalogue. */
class SimplificationTest {
    private static final LocalDate MAY = LocalDate.of(2017, 5, 31);
    private static final LocalDate SHORTENED_ON = LocalDate.of(2016, 7, 1);

    private final LiveCatalogue catalogue = LiveCatalogue.shipped();
    private final List<ReferenceEvent> published = new ArrayList<>();

    @ParameterizedTest
    @CsvSource({
        "10 WORKING_DAY, 7 WORKING_DAY, SHORTENED",
        "7 WORKING_DAY, 10 WORKING_DAY, LENGTHENED",
        "1 WORKING_DAY, 8 WORKING_HOUR, UNCHANGED",
        "1 WORKING_DAY, 4 WORKING_HOUR, SHORTENED",
        "1 WORKING_DAY, 0 SAME_DAY, SHORTENED",
        "2 DAY, 24 HOUR, SHORTENED",
        "1 HOUR, 60 MINUTE, UNCHANGED",
        "2 MONTH, 1 MONTH, SHORTENED",
        "10 DAY, 7 WORKING_DAY, NOT_COMPARABLE",
        "1 MONTH, 20 DAY, NOT_COMPARABLE",
        "0 SAME_DAY, 4 WORKING_HOUR, NOT_COMPARABLE"
    })
    void limits_are_compared_where_a_conversion_is_agreed(String before, String after, Change change) {
        assertThat(Change.of(limit(before), limit(after))).isEqualTo(change);
    }

    @Test
    void of_a_district_57_of_287_procedures_are_20_per_cent() {
        var shipped = district(Optional.empty());
        var still = 57 - shipped.shortened();
        for (int i = 0; i < 287 - shipped.inScope(); i++) publish("H-" + i, i < still ? 10 : 7, i < still ? 8 : 7);

        var level = district(Optional.empty());

        assertThat(level.inScope()).isEqualTo(287);
        assertThat(level.shortened()).isEqualTo(57);
        assertThat(level.share()).isEqualTo("20");
        assertThat(level.shareExact()).isEqualTo("19.86");
        assertThat(level.unchanged()).isEqualTo(230);
    }

    @Test
    void a_shortened_limit_stands_with_the_old_one_the_day_and_the_legal_source() {
        publish("H-1", 10, 8);

        var rows = district(Optional.empty()).rows().stream()
                .filter(row -> row.procedure().equals("H-1"))
                .toList();
        assertThat(rows).singleElement().satisfies(row -> {
            assertThat(row.oldLimit().value()).isEqualByComparingTo("10");
            assertThat(row.newLimit().value()).isEqualByComparingTo("8");
            assertThat(row.from()).isEqualTo(SHORTENED_ON);
            assertThat(row.basis()).isEqualTo("QĐ 2");
        });
    }

    @Test
    void of_a_period_count_the_limits_that_read_otherwise_than_on_the_day_before() {
        var onTheDay = district(Optional.of(SHORTENED_ON)).shortened();
        var behind = district(Optional.of(SHORTENED_ON.plusDays(1))).shortened();
        publish("H-1", 10, 8);

        assertThat(district(Optional.of(SHORTENED_ON)).shortened()).isEqualTo(onTheDay + 1);
        assertThat(district(Optional.of(SHORTENED_ON.plusDays(1))).shortened()).isEqualTo(behind);
    }

    @Test
    void a_district_is_told_with_its_wards_and_parts_of_groups_are_not_counted() {
        var unit = catalogue.now().unit("018", MAY).orElseThrow();
        var report = new Simplification(catalogue).report(unit, Optional.empty(), MAY, false);
        assertThat(report.levels()).extracting(OfLevel::level).containsExactly(Level.DISTRICT, Level.WARD);

        var autumn = LocalDate.of(2026, 10, 1);
        var ward = catalogue.now().unit("00565", autumn).orElseThrow();
        long parts = catalogue.now().procedures(autumn).stream()
                .filter(procedure -> procedure.code().startsWith("LT-KHAITU-"))
                .count();
        long all = catalogue.now().procedures(autumn).stream()
                .filter(procedure -> procedure.within() == null)
                .filter(procedure -> procedure.levels().contains(Level.WARD))
                .count();
        var counted = new Simplification(catalogue)
                .report(ward, Optional.empty(), autumn, false)
                .levels()
                .getFirst();
        assertThat(parts).isPositive();
        assertThat(counted.inScope()).isEqualTo(all - catalogue.now().parts().size());
    }

    @ParameterizedTest
    @CsvSource({"018, false", "004, false", "268, true", "01, true"})
    void a_procedure_of_one_place_counts_there_and_above_and_nowhere_else(String code, boolean counts) {
        published.add(published("H-1", "268", 10, 8));
        catalogue.learn(published);

        var unit = catalogue.now().unit(code, MAY).orElseThrow();
        var rows = new Simplification(catalogue)
                .report(unit, Optional.empty(), MAY, false).levels().stream()
                        .filter(level -> level.level() == Level.DISTRICT)
                        .flatMap(level -> level.rows().stream())
                        .map(SimplificationReport.Row::procedure)
                        .toList();
        assertThat(rows.contains("H-1")).isEqualTo(counts);
        assertThat(rows.stream().anyMatch(procedure -> procedure.startsWith("HD-")))
                .isEqualTo(counts);
        assertThat(rows).noneMatch(procedure -> procedure.startsWith("NB-"));
    }

    private OfLevel district(Optional<LocalDate> from) {
        catalogue.learn(published);
        published.clear();
        var unit = catalogue.now().unit("018", MAY).orElseThrow();
        return new Simplification(catalogue)
                .report(unit, from, MAY, false)
                .levels()
                .getFirst();
    }

    private void publish(String code, int before, int after) {
        published.add(published(code, null, before, after));
    }

    private static ReferenceEvent published(String code, String within, int before, int after) {
        var versions = List.of(
                version(code, 1, LocalDate.of(2010, 1, 1), SHORTENED_ON, before),
                version(code, 2, SHORTENED_ON, null, after));
        return new ProcedurePublished(
                new ProcedureDescription(code, false, true, code, code, "DCXD", false, within, versions),
                new Approval("QĐ 2", "UBND"));
    }

    private static ProcedureVersion version(String code, int number, LocalDate from, LocalDate to, int days) {
        return new ProcedureVersion(
                code + "/" + number,
                from,
                to,
                Set.of(Level.DISTRICT),
                new Limit(BigDecimal.valueOf(days), LimitUnit.WORKING_DAY),
                null,
                null,
                null,
                null,
                "QĐ " + number,
                null,
                true,
                null,
                null,
                null);
    }

    private static Limit limit(String text) {
        var parts = text.split(" ");
        return new Limit(new BigDecimal(parts[0]), LimitUnit.valueOf(parts[1]));
    }
}
