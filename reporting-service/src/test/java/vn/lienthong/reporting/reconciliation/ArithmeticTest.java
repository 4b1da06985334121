package vn.lienthong.reporting.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.lienthong.reporting.reconciliation.PrintedTables.changed;
import static vn.lienthong.reporting.reconciliation.PrintedTables.row;
import static vn.lienthong.reporting.reconciliation.PrintedTables.trueRow;

import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.lienthong.reporting.reconciliation.Finding.Alternative.Counted;
import vn.lienthong.reporting.reconciliation.Finding.Alternative.OfAnother;
import vn.lienthong.reporting.reconciliation.Identity.AtMostAll;
import vn.lienthong.reporting.reconciliation.Identity.Share;
import vn.lienthong.reporting.reconciliation.Identity.Sum;
import vn.lienthong.reporting.reconciliation.Identity.Within;

class ArithmeticTest {

    @Test
    void of_the_district_gia_lam_on_time_exceeds_resolved_and_both_rates_need_another_resolved() {
        var findings = Arithmetic.findings(row(
                "received",
                "4921",
                "resolved",
                "4356",
                "resolvedRate",
                "92.18",
                "onTime",
                "4534",
                "onTimeRate",
                "99.96"));

        assertThat(findings)
                .extracting(Finding::identity)
                .containsExactly(
                        new Within(List.of(Count.ON_TIME), Count.RESOLVED),
                        new Share(Ratio.RESOLVED),
                        new Share(Ratio.ON_TIME));
        var resolved = findings.get(1);
        assertThat(resolved.printed()).isEqualTo("92.18");
        assertThat(resolved.computed()).isEqualTo("88.52");
        assertThat(resolved.wouldHold()).containsExactly(new Counted(Count.RESOLVED, new Range(4536, 4536)));
        assertThat(findings.get(2).wouldHold()).contains(new Counted(Count.RESOLVED, new Range(4536, 4536)));
    }

    @Test
    void of_the_communes_of_gia_lam_only_the_rate_in_time_does_not_hold() {
        var findings = Arithmetic.findings(row(
                "received",
                "41972",
                "resolved",
                "38390",
                "resolvedRate",
                "91,47 %",
                "onTime",
                "38211",
                "onTimeRate",
                "99.79"));

        assertThat(findings).hasSize(1);
        assertThat(findings.getFirst().identity()).isEqualTo(new Share(Ratio.ON_TIME));
        assertThat(findings.getFirst().computed()).isEqualTo("99.53");
        assertThat(findings.getFirst().wouldHold()).contains(new Counted(Count.ON_TIME, new Range(38308, 38311)));
    }

    @Test
    void fifty_seven_of_two_hundred_and_eighty_seven_are_twenty_per_cent() {
        assertThat(Arithmetic.findings(row("received", "287", "resolved", "57", "resolvedRate", "20 %")))
                .isEmpty();
    }

    @Property(tries = 500)
    void a_true_table_gives_no_finding(@ForAll long seed) {
        assertThat(Arithmetic.findings(trueRow(new Random(seed)))).isEmpty();
    }

    @Property(tries = 500)
    void every_single_change_of_a_full_row_is_found(@ForAll long seed) {
        var random = new Random(seed);
        assertThat(Arithmetic.findings(changed(trueRow(random), random))).isNotEmpty();
    }

    @Property(tries = 300)
    void with_what_would_hold_the_rate_holds_and_beside_it_it_does_not(@ForAll long seed) {
        var random = new Random(seed);
        long whole = 1 + random.nextInt(100_000);
        var rate = PrintedRate.parse(random.nextInt(100) + "." + (10 + random.nextInt(90)))
                .orElseThrow();

        var parts = rate.parts(whole);
        long part = 1 + random.nextInt(100_000);
        var wholes = rate.wholes(part);

        for (long n = Math.max(0, parts.from() - 2); n <= Math.min(whole, parts.from() + 3); n++)
            assertThat(rate.holds(n, whole)).isEqualTo(n >= parts.from() && n <= parts.to());
        for (long n = Math.max(part, wholes.to() - 2); n <= wholes.to() + 2; n++)
            assertThat(rate.holds(part, n)).isEqualTo(n >= wholes.from() && n <= wholes.to());
    }

    @ParameterizedTest
    @CsvSource({
        "received, 10, resolved, 7, open, 2, 9",
        "resolved, 10, onTime, 7, late, 2, 9",
    })
    void parts_that_do_not_add_up_are_told_with_what_each_would_have_to_be(
            String whole, long all, String one, long first, String other, long second, long sum) {
        var findings = Arithmetic.findings(row(whole, "" + all, one, "" + first, other, "" + second));

        assertThat(findings).hasSize(1);
        assertThat(findings.getFirst().identity()).isInstanceOf(Sum.class);
        assertThat(findings.getFirst().computed()).isEqualTo("" + sum);
        assertThat(findings.getFirst().wouldHold())
                .extracting(each -> ((Counted) each).range().from())
                .containsExactly(sum, first + 1, second + 1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"received 5 onTime 6", "received 5 onTime 3 late 3", "resolved 5 late 6", "received 5 open 6"})
    void parts_that_exceed_their_whole_are_found_whatever_else_is_not_printed(String figures) {
        assertThat(Arithmetic.findings(row(figures.split(" "))))
                .singleElement()
                .satisfies(found -> assertThat(found.identity()).isInstanceOf(Within.class));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "resolved 10 late 1 onTimeRate 95",
                "received 10 open 1 resolvedRate 95",
                "resolved 10 onTimeRate 95"
            })
    void a_rate_that_no_count_can_give_is_found_without_the_count(String figures) {
        assertThat(Arithmetic.findings(row(figures.split(" "))))
                .singleElement()
                .satisfies(found -> assertThat(found.identity()).isInstanceOf(Share.class));
    }

    @Test
    void a_rate_in_time_of_the_received_says_that_it_is_of_those() {
        var findings =
                Arithmetic.findings(row("received", "200", "resolved", "150", "onTime", "140", "onTimeRate", "70 %"));

        assertThat(findings).singleElement().satisfies(found -> assertThat(found.wouldHold())
                .contains(new OfAnother(Ratio.ON_TIME, Count.RECEIVED)));
    }

    @Test
    void no_rate_is_above_a_hundred() {
        assertThat(Arithmetic.findings(row("onTimeRate", "100.01")))
                .extracting(Finding::identity)
                .containsExactly(new AtMostAll(Ratio.ON_TIME));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "9..2", "-1", "92.18 %%", "1e3", "99.1234567", "1,234.5"})
    void what_is_no_rate_is_not_read_as_one(String text) {
        assertThat(PrintedRate.parse(text)).isEmpty();
    }
}
