package vn.lienthong.commandline.demo;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
import vn.lienthong.cases.ExpectedCount;
import vn.lienthong.cases.MadeCase;
import vn.lienthong.cases.Question;
import vn.lienthong.cases.Question.By;
import vn.lienthong.catalogue.Catalogue;
import vn.lienthong.catalogue.Unit;

/** Holds reports over random units and parts of a case's period against a count, dossier by dossier, of what must come out. */
final class Recount {
    /** Reports before the period begin so many days earlier, where dossiers carried in were received. */
    private static final int DAYS_BEFORE = 20;

    private final MadeCase made;
    private final Function<Question, Report06a> reports;
    private final Catalogue catalogue = Catalogue.shipped();
    private final Random random;

    Recount(MadeCase made, Function<Question, Report06a> reports) {
        this.made = made;
        this.reports = reports;
        this.random = new Random(made.definition().seed());
    }

    /** What differs in so many reports. */
    List<String> differences(int times) {
        var differences = new ArrayList<String>();
        for (int i = 0; i < times; i++) differences.addAll(differences(next()));
        return differences;
    }

    /** A unit that has units below it is asked for by unit, another one by field. */
    private Question next() {
        var definition = made.definition();
        var first = definition.from().minusDays(DAYS_BEFORE);
        var days = (int) ChronoUnit.DAYS.between(first, definition.to());
        var start = random.nextInt(days);
        var length = random.nextInt(days - start);
        var unit = made.units().get(random.nextInt(made.units().size()));
        var by = unit.equals(definition.report().unit()) ? definition.report().by() : By.FIELD;
        return ofOneUnit(unit, first.plusDays(start), first.plusDays(start + length), by);
    }

    /** Over no day on which another unit bore the code than on the last one. */
    private Question ofOneUnit(String unit, LocalDate from, LocalDate to, By by) {
        return catalogue
                .unit(unit, to)
                .map(Unit::validFrom)
                .map(since -> new Question(unit, from.isBefore(since) ? since : from, to, by))
                .orElseGet(this::next);
    }

    private List<String> differences(Question question) {
        var expected = made.count(question);
        var shown = shown(reports.apply(question));
        shown.values().removeIf(ExpectedCount.NONE::equals);
        expected.values().removeIf(ExpectedCount.NONE::equals);
        if (shown.equals(expected)) return List.of();
        return List.of("the report of " + question + " says " + shown + ", counted were " + expected);
    }

    private static Map<String, ExpectedCount> shown(Report06a report) {
        var counts = new TreeMap<String, ExpectedCount>();
        report.rows().forEach(row -> counts.put(row.path("key").asText(), ExpectedCount.reported(row)));
        return counts;
    }
}
