package vn.lienthong.reporting.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import vn.lienthong.reporting.domain.Account;
import vn.lienthong.reporting.domain.CountedBy;
import vn.lienthong.reporting.domain.Dossier;
import vn.lienthong.reporting.domain.DueBasis;
import vn.lienthong.reporting.domain.Entry;
import vn.lienthong.reporting.domain.Facts;
import vn.lienthong.reporting.domain.Posting;
import vn.lienthong.reporting.domain.Postings;
import vn.lienthong.reporting.report.RandomDossiers.Made;

/** Whatever happened to dossiers and in whatever order it became known: the ledger counts what a count by hand counts. */
class LedgerEqualsCountTest {

    @Property(tries = 150)
    void the_figures_of_any_period_equal_a_count_from_the_definitions(@ForAll long seed) {
        var dossiers = new RandomDossiers(seed).make(12);
        var period = period(seed);

        assertThat(figures(postings(dossiers), period)).isEqualTo(CountByHand.of(dossiers, period, _ -> true));
    }

    @Property(tries = 150)
    void judged_by_the_first_due_date_too(@ForAll long seed) {
        var dossiers = new RandomDossiers(seed).make(12);
        var period = period(seed);

        assertThat(figures(postings(dossiers), period, DueBasis.FIRST))
                .isEqualTo(CountByHand.of(dossiers, period, _ -> true, DueBasis.FIRST));
    }

    @Property(tries = 150)
    void the_identities_of_the_form_hold_and_opening_is_the_previous_closing(@ForAll long seed) {
        var postings = postings(new RandomDossiers(seed).make(12));
        var period = period(seed);
        var figures = figures(postings, period);
        var before = figures(postings, new Period(period.from().minusDays(30), period.dayBefore()));

        assertThat(Check.of(
                        List.of(new Row("", "", figures)),
                        figures,
                        before.open().total()))
                .allMatch(Check::holds);
    }

    @Property(tries = 100)
    void entries_booked_as_facts_become_known_add_up_to_the_postings_of_the_whole_history(@ForAll long seed) {
        for (var made : new RandomDossiers(seed).make(3)) {
            var booked = new HashMap<Posting, Integer>();
            var dossier = Dossier.unknown(Facts.CODE);
            for (var fact : facts(made).list()) {
                var next = dossier.with(fact);
                Entry.between(Postings.of(dossier), Postings.of(next))
                        .forEach(entry -> booked.merge(entry.posting(), entry.amount(), Integer::sum));
                dossier = next;
            }
            booked.values().removeIf(amount -> amount == 0);

            var expected = new HashMap<Posting, Integer>();
            Postings.of(dossier).forEach(posting -> expected.merge(posting, 1, Integer::sum));
            assertThat(booked).isEqualTo(expected);
        }
    }

    @Property(tries = 50)
    void every_ring_of_accounts_sums_to_zero(@ForAll long seed) {
        var sums = sums(postings(new RandomDossiers(seed).make(10)), RandomDossiers.FIRST.plusDays(200));

        assertThat(sums.on(List.of(Account.values()))).isZero();
        assertThat(sums.on(Account.CONTROL_RECEIVED) + sums.on(Account.CONTROL_OPEN) + sums.on(Account.CONTROL_CLOSED))
                .isZero();
    }

    private static Period period(long seed) {
        var random = new Random(seed);
        var from = RandomDossiers.FIRST.plusDays(random.nextInt(100));
        return new Period(from, from.plusDays(random.nextInt(40)));
    }

    private static List<Posting> postings(List<Made> dossiers) {
        var postings = new ArrayList<Posting>();
        for (var made : dossiers)
            postings.addAll(Postings.of(Dossier.of(Facts.CODE, facts(made).list(), new TreeSet<>())));
        return postings;
    }

    private static Facts facts(Made made) {
        var facts = new Facts();
        made.facts().forEach(fact -> facts.add(fact.time(), fact.event()));
        return facts;
    }

    private static Figures figures(List<Posting> postings, Period period) {
        return figures(postings, period, DueBasis.IN_FORCE);
    }

    private static Figures figures(List<Posting> postings, Period period, DueBasis basis) {
        var counted = postings.stream()
                .filter(posting -> posting.countedBy() != CountedBy.notBy(basis))
                .toList();
        return Figures.of(sums(counted, period.dayBefore()), sums(counted, period.to()));
    }

    private static AccountSums sums(List<Posting> postings, LocalDate endOf) {
        var sums = new long[Account.count()];
        for (var posting : postings) {
            if (posting.day().isAfter(endOf)) continue;
            sums[posting.to().ordinal()]++;
            sums[posting.from().ordinal()]--;
        }
        return AccountSums.of(sums);
    }
}
