package vn.lienthong.reporting.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.lienthong.reporting.reconciliation.PrintedTables.changed;
import static vn.lienthong.reporting.reconciliation.PrintedTables.row;
import static vn.lienthong.reporting.reconciliation.PrintedTables.trueRow;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import vn.lienthong.reporting.reconciliation.Identity.CountOfLedger;
import vn.lienthong.reporting.reconciliation.Identity.InLedger;
import vn.lienthong.reporting.reconciliation.Identity.RateOfLedger;

class LedgerComparisonTest {
    private static final Map<Count, Long> NOTHING =
            Map.of(Count.RECEIVED, 0L, Count.RESOLVED, 0L, Count.ON_TIME, 0L, Count.LATE, 0L, Count.OPEN, 0L);
    private static final Map<Count, Long> OWN =
            Map.of(Count.RECEIVED, 100L, Count.RESOLVED, 90L, Count.ON_TIME, 81L, Count.LATE, 9L, Count.OPEN, 10L);
    private static final Map<Count, Long> BELOW =
            Map.of(Count.RECEIVED, 400L, Count.RESOLVED, 300L, Count.ON_TIME, 290L, Count.LATE, 10L, Count.OPEN, 100L);

    @Property(tries = 200)
    void true_figures_give_no_finding_and_every_single_change_one(@ForAll long seed) {
        var random = new Random(seed);
        var row = trueRow(random);
        var ledger = Map.of(Coverage.ALL, row.counts(), Coverage.OWN, row.counts(), Coverage.BELOW, NOTHING);

        assertThat(new LedgerComparison(row, ledger).findings()).isEmpty();
        assertThat(new LedgerComparison(changed(row, random), ledger).findings())
                .hasSize(1);
    }

    @Test
    void each_figure_that_differs_is_named_with_ours_rounded_as_it_is_printed() {
        var findings = compared(row("received", "101", "resolved", "90", "onTimeRate", "91.5"), Coverage.OWN);

        assertThat(findings)
                .extracting(Finding::identity)
                .containsExactly(new CountOfLedger(Count.RECEIVED), new RateOfLedger(Ratio.ON_TIME));
        assertThat(findings).extracting(Finding::computed).containsExactly("100", "90.0");
    }

    @Test
    void a_row_that_does_not_say_what_it_counts_is_read_as_it_agrees_best() {
        assertThat(compared(row("received", "400", "resolved", "301"), null))
                .singleElement()
                .satisfies(found -> {
                    assertThat(found.coverage()).isEqualTo(Coverage.BELOW);
                    assertThat(found.computed()).isEqualTo("300");
                });
        assertThat(compared(row("received", "100"), null)).isEmpty();
        assertThat(compared(row("received", "500"), null)).isEmpty();
        assertThat(compared(row("received", "7"), null))
                .extracting(Finding::coverage)
                .containsExactly(Coverage.ALL);
    }

    @Test
    void a_row_that_says_what_it_counts_is_read_so() {
        assertThat(compared(row("received", "400"), Coverage.OWN)).hasSize(1);
    }

    @Test
    void of_a_unit_without_any_figure_that_is_said_once() {
        var ledger = Map.of(Coverage.ALL, NOTHING, Coverage.OWN, NOTHING, Coverage.BELOW, NOTHING);

        var findings =
                new LedgerComparison(row("received", "5", "resolved", "4", "onTimeRate", "100"), ledger).findings();

        assertThat(findings).extracting(Finding::identity).containsExactly(new InLedger());
        assertThat(new LedgerComparison(row("received", "0"), ledger).findings())
                .isEmpty();
    }

    private static List<Finding> compared(PublishedRow row, Coverage coverage) {
        var all = new HashMap<Count, Long>();
        OWN.forEach((count, own) -> all.put(count, own + BELOW.get(count)));
        var said = new PublishedRow(row.number(), row.unit(), coverage, row.counts(), row.rates());
        return new LedgerComparison(said, Map.of(Coverage.ALL, all, Coverage.OWN, OWN, Coverage.BELOW, BELOW))
                .findings();
    }
}
