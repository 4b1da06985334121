package vn.lienthong.reporting.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import vn.lienthong.contracts.event.DossierEvent;
import vn.lienthong.contracts.event.DossierReceived;
import vn.lienthong.contracts.event.ResponsibilityPassed;
import vn.lienthong.contracts.history.History;
import vn.lienthong.contracts.value.Passing;
import vn.lienthong.reporting.domain.Account;
import vn.lienthong.reporting.domain.BusinessDay;
import vn.lienthong.reporting.domain.CountedBy;
import vn.lienthong.reporting.domain.Dossier;
import vn.lienthong.reporting.domain.Entry;
import vn.lienthong.reporting.domain.Facts;
import vn.lienthong.reporting.domain.Posting;
import vn.lienthong.reporting.domain.Postings;
import vn.lienthong.reporting.report.RandomDossiers.Happened;
import vn.lienthong.reporting.report.RandomDossiers.Made;

/** Units end twice that spring, some swap their codes, and of one nobody is assigned to what it had. */
class PassedDossiersPropertiesTest {
    private static final List<ResponsibilityPassed> REORGANISATIONS = List.of(
            new ResponsibilityPassed(
                    LocalDate.of(2017, 2, 1),
                    List.of(to("00565", "00526"), to("00526", "00565"), new Passing("018", null, List.of(), "1"))),
            new ResponsibilityPassed(LocalDate.of(2017, 2, 20), List.of(to("00565", "00589"), to("00589", "00577"))));

    private static Passing to(String from, String to) {
        return new Passing(from, to, List.of(to), "1");
    }

    @Property(tries = 150)
    void a_report_counts_each_dossier_where_it_was_at_the_earlier_of_its_close_and_the_end(@ForAll long seed) {
        var dossiers = new RandomDossiers(seed).make(12);
        var period = period(seed);
        var byUnit = new HashMap<String, List<Made>>();
        for (var made : dossiers)
            byUnit.computeIfAbsent(responsible(made, period.to()), _ -> new ArrayList<>())
                    .add(made);

        var figures = figures(postings(passed(dossiers, seed)), period);

        byUnit.forEach((unit, of) -> assertThat(figures.getOrDefault(unit, Figures.none()))
                .as(unit)
                .isEqualTo(CountByHand.of(of, period, _ -> true)));
        figures.keySet().removeAll(byUnit.keySet());
        assertThat(figures.values()).allMatch(Figures.none()::equals);
    }

    @Property(tries = 100)
    void entries_booked_as_facts_become_known_add_up_to_the_postings_of_the_whole_history(@ForAll long seed) {
        for (var made : passed(new RandomDossiers(seed).make(3), seed)) {
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

    /** The order may have been given before or after the rest was told; what was received since does not pass. */
    private static List<Made> passed(List<Made> dossiers, long seed) {
        var random = new Random(seed);
        return dossiers.stream().map(made -> passed(made, random)).toList();
    }

    private static Made passed(Made made, Random random) {
        var facts = new ArrayList<>(made.facts());
        for (var passed : REORGANISATIONS) {
            var at = BusinessDay.start(passed.on());
            if (made.facts().getFirst().time().isBefore(at))
                facts.add(1 + random.nextInt(facts.size()), new Happened(at, passed));
        }
        return new Made(made.code(), made.unit(), made.field(), made.channel(), facts);
    }

    /** By hand: day by day, from the reception to the close or the end. */
    private static String responsible(Made made, LocalDate end) {
        var unit = ((DossierReceived) made.facts().getFirst().event()).unit();
        var closed = made.facts().stream()
                .filter(fact -> closes(fact.event()))
                .map(Happened::time)
                .min(Instant::compareTo)
                .orElse(Instant.MAX);
        for (var passed : REORGANISATIONS) {
            var at = BusinessDay.start(passed.on());
            var wasReceived = made.facts().getFirst().time().isBefore(at);
            if (wasReceived && !closed.isBefore(at) && !passed.on().isAfter(end)) unit = after(passed, unit);
        }
        return unit;
    }

    private static String after(ResponsibilityPassed passed, String unit) {
        for (var passing : passed.passings())
            if (passing.fromUnit().equals(unit))
                return passing.toUnit() == null ? unit + "@" + passed.on().minusDays(1) : passing.toUnit();
        return unit;
    }

    private static boolean closes(DossierEvent event) {
        return History.closes(event);
    }

    private static Period period(long seed) {
        var random = new Random(seed);
        var from = RandomDossiers.FIRST.plusDays(random.nextInt(80));
        return new Period(from, from.plusDays(random.nextInt(50)));
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

    /** By unit. */
    private static Map<String, Figures> figures(List<Posting> postings, Period period) {
        var figures = new HashMap<String, Figures>();
        postings.stream()
                .map(posting -> posting.cell().unit())
                .distinct()
                .forEach(unit -> figures.put(
                        unit,
                        Figures.of(
                                sums(postings, unit, period.dayBefore(), period.to()),
                                sums(postings, unit, period.to(), period.to()))));
        return figures;
    }

    private static AccountSums sums(List<Posting> postings, String unit, LocalDate endOf, LocalDate to) {
        var sums = new long[Account.count()];
        for (var posting : postings) {
            if (!posting.cell().unit().equals(unit)) continue;
            if (posting.day().isAfter(endOf) || posting.since().isAfter(to)) continue;
            if (posting.countedBy() == CountedBy.FIRST_DUE) continue;
            sums[posting.to().ordinal()]++;
            sums[posting.from().ordinal()]--;
        }
        return AccountSums.of(sums);
    }
}
