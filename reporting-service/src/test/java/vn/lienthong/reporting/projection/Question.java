package vn.lienthong.reporting.projection;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import vn.lienthong.bruteforce.Asked;
import vn.lienthong.bruteforce.BruteForce;
import vn.lienthong.bruteforce.CountedDossier;
import vn.lienthong.bruteforce.Country;
import vn.lienthong.contracts.history.Fact;
import vn.lienthong.reporting.domain.Cell;
import vn.lienthong.reporting.domain.DueBasis;
import vn.lienthong.reporting.report.Breakdown;
import vn.lienthong.reporting.report.Period;

/**
 * A report that both are asked for, the ledger and the count from the definitions.
 *
 * @param ofToday by the units of today
 * @param known how many facts were known
 */
record Question(Country country, Period period, DueBasis basis, Breakdown by, boolean ofToday, int known) {

    /** Half of the time about all that is known now. */
    static Question random(Random random, Country country, int facts) {
        var from = country.first().plusDays(random.nextInt(country.days() + 20) - 5);
        return new Question(
                country,
                new Period(from, from.plusDays(random.nextInt(40))),
                DueBasis.values()[random.nextInt(2)],
                Breakdown.values()[random.nextInt(5)],
                random.nextBoolean(),
                random.nextBoolean() ? facts : random.nextInt(facts + 1));
    }

    Question by(Breakdown other) {
        return new Question(country, period, basis, other, ofToday, known);
    }

    Question in(Period other) {
        return new Question(country, other, basis, by, ofToday, known);
    }

    Question on(DueBasis other) {
        return new Question(country, period, other, by, ofToday, known);
    }

    Question knowing(int facts) {
        return new Question(country, period, basis, by, ofToday, facts);
    }

    /** The key of the row in which a dossier stands that counts under this. */
    String row(Cell cell) {
        return switch (by) {
            case UNIT -> cell.unit();
            case FIELD -> cell.field();
            case PROCEDURE -> cell.procedure();
            case CHANNEL -> cell.channel().name();
            case OFFICER -> cell.officer();
        };
    }

    private String row(CountedDossier dossier) {
        return switch (by) {
            case UNIT -> unit(dossier);
            case FIELD -> dossier.received().field();
            case PROCEDURE -> dossier.received().procedure();
            case CHANNEL -> dossier.channel().name();
            case OFFICER -> dossier.received().officer();
        };
    }

    private String unit(CountedDossier dossier) {
        if (!ofToday) return dossier.unitOf(period.to());
        var last = dossier.closedOn().orElse(LocalDate.MAX);
        return country.heir(dossier.unitOf(last), last);
    }

    Asked asked() {
        return new Asked(period.from(), period.to(), basis == DueBasis.FIRST);
    }

    /** By row and cell, how many the definitions count; nothing that is 0. */
    Map<String, Map<String, Long>> count(List<Fact> facts) {
        var byRow = BruteForce.dossiers(facts.subList(0, known)).stream()
                .collect(Collectors.groupingBy(this::row, TreeMap::new, Collectors.toList()));
        var counts = new TreeMap<String, Map<String, Long>>();
        byRow.forEach((row, dossiers) -> counts.put(row, BruteForce.count(dossiers, asked())));
        counts.values().removeIf(Map::isEmpty);
        return counts;
    }
}
