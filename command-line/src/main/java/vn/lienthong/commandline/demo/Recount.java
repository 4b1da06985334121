package vn.lienthong.commandline.demo;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import vn.lienthong.cases.Expected;
import vn.lienthong.cases.ExpectedCount;
import vn.lienthong.cases.GeneratedCase;
import vn.lienthong.cases.ReferenceCase.By;

/** Holds reports over random units and parts of a case's period against a count, dossier by dossier, of what must come out. */
final class Recount {
    /** Reports before the period begin so many days earlier, where dossiers carried in were received. */
    private static final int DAYS_BEFORE = 20;

    private final GeneratedCase made;
    private final Function<Question, Report06a> reports;
    private final Random random;

    /** A report to ask for: a unit that has units below it by unit, another by field. */
    record Question(String unit, LocalDate from, LocalDate to, By by) {
        @Override
        public String toString() {
            return unit + " from " + from + " to " + to;
        }
    }

    Recount(GeneratedCase made, Function<Question, Report06a> reports) {
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

    private Question next() {
        var definition = made.definition();
        var first = definition.from().minusDays(DAYS_BEFORE);
        var days = (int) ChronoUnit.DAYS.between(first, definition.to());
        var start = random.nextInt(days);
        var length = random.nextInt(days - start);
        var unit = made.sources().get(random.nextInt(made.sources().size())).unit();
        var by = unit.equals(definition.report().unit()) ? definition.report().by() : By.FIELD;
        return new Question(unit, first.plusDays(start), first.plusDays(start + length), by);
    }

    private List<String> differences(Question question) {
        var expected = expected(question);
        var shown = shown(reports.apply(question));
        shown.values().removeIf(count -> count.equals(ExpectedCount.NONE));
        expected.values().removeIf(count -> count.equals(ExpectedCount.NONE));
        if (shown.equals(expected)) return List.of();
        return List.of("the report of " + question + " says " + shown + ", counted were " + expected);
    }

    private Map<String, ExpectedCount> expected(Question question) {
        var rows = made.expected().stream()
                .filter(row -> question.by() == By.UNIT || row.unit().equals(question.unit()))
                .collect(Collectors.groupingBy(row -> key(question.by(), row)));
        var counts = new TreeMap<String, ExpectedCount>();
        rows.forEach((key, of) -> counts.put(key, ExpectedCount.of(of.stream(), question.from(), question.to())));
        return counts;
    }

    private static String key(By by, Expected row) {
        return switch (by) {
            case UNIT -> row.unit();
            case FIELD -> row.field();
        };
    }

    private static Map<String, ExpectedCount> shown(Report06a report) {
        var counts = new TreeMap<String, ExpectedCount>();
        report.rows().forEach(row -> counts.put(row.path("key").asText(), ExpectedCount.reported(row)));
        return counts;
    }
}
