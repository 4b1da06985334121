package vn.lienthong.reporting.projection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import vn.lienthong.bruteforce.BruteForce;
import vn.lienthong.bruteforce.Country;
import vn.lienthong.bruteforce.RandomHistories;
import vn.lienthong.reporting.report.Breakdown;
import vn.lienthong.reporting.report.Check;
import vn.lienthong.reporting.report.Figures;
import vn.lienthong.reporting.report.Period;
import vn.lienthong.reporting.report.Row;

/**
 * Whatever happened to dossiers and whenever it became known: any report from the ledger says what the definitions of form
 * 06a say of the facts, and adds up.
 */
class LedgerEqualsDefinitionsTest {
    private static final Country COUNTRY = Country.OF_SWAPPED_CODES;
    private static final int DOSSIERS = 14;
    private static final int REPORTS = 6;

    @Property(tries = 300, shrinking = ShrinkingMode.OFF)
    void every_cell_of_every_row_of_any_report_counts_what_the_definitions_count(@ForAll long seed) {
        var facts = RandomHistories.facts(seed, COUNTRY, DOSSIERS);
        var ledger = LedgerInMemory.of(facts);
        var random = new Random(seed);
        for (int i = 0; i < REPORTS; i++) {
            var question = Question.random(random, COUNTRY, facts.size());

            assertThat(cells(ledger.figures(question))).as("%s", question).isEqualTo(question.count(facts));
        }
    }

    @Property(tries = 100, shrinking = ShrinkingMode.OFF)
    void every_report_adds_up_and_opens_with_what_the_one_before_it_left_open(@ForAll long seed) {
        var facts = RandomHistories.facts(seed, COUNTRY, DOSSIERS);
        var ledger = LedgerInMemory.of(facts);
        var random = new Random(seed);
        for (int i = 0; i < REPORTS; i++) {
            var question = Question.random(random, COUNTRY, facts.size());
            var rows = rows(ledger.figures(question));
            var total = total(ledger, question);
            var before = question.in(new Period(
                    question.period().from().minusDays(30), question.period().dayBefore()));
            var previousClosing = total(ledger, before).open().total();

            assertThat(Check.of(rows, total, previousClosing))
                    .as("%s", question)
                    .allMatch(Check::holds);
        }
    }

    @Property(tries = 100, shrinking = ShrinkingMode.OFF)
    void each_dossier_stands_in_one_cell_of_what_came_in_and_in_one_of_what_became_of_it(@ForAll long seed) {
        var facts = RandomHistories.facts(seed, COUNTRY, DOSSIERS);
        var asked = Question.random(new Random(seed), COUNTRY, facts.size()).asked();

        assertThat(BruteForce.dossiers(facts))
                .map(dossier -> dossier.cells(asked))
                .filteredOn(cells -> !cells.isEmpty())
                .allSatisfy(cells -> {
                    assertThat(cells)
                            .containsAnyOf("received.online", "received.direct", "received.carriedIn")
                            .filteredOn(List.of("received.online", "received.direct", "received.carriedIn")::contains)
                            .hasSize(1);
                    assertThat(cells)
                            .filteredOn(
                                    List.of(
                                            "resolved.early",
                                            "resolved.onTime",
                                            "resolved.late",
                                            "open.inTime",
                                            "open.overdue")::contains)
                            .hasSize(1);
                });
    }

    /** Read apart from the rows, of another breakdown. */
    private static Figures total(LedgerInMemory ledger, Question question) {
        var other = question.by(question.by() == Breakdown.UNIT ? Breakdown.FIELD : Breakdown.UNIT);
        return ledger.total(other);
    }

    private static List<Row> rows(Map<String, Figures> figures) {
        var rows = new ArrayList<Row>();
        figures.forEach((key, of) -> rows.add(new Row(key, key, of)));
        return rows;
    }

    private static Map<String, Map<String, Long>> cells(Map<String, Figures> figures) {
        var cells = new TreeMap<String, Map<String, Long>>();
        figures.forEach((row, of) -> cells.put(row, LedgerInMemory.cells(of)));
        return cells;
    }
}
