package vn.lienthong.commandline.demo;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import vn.lienthong.cases.Expected;
import vn.lienthong.cases.ExpectedCount;
import vn.lienthong.cases.GeneratedCase;
import vn.lienthong.cases.ReferenceCase;
import vn.lienthong.cases.ReferenceCase.By;
import vn.lienthong.commandline.demo.Recount.Question;

/** Answers of report 06a as a right suite gives them, made from the expected rows. */
final class Answers {
    private Answers() {}

    static GeneratedCase made(String name) {
        return ReferenceCase.named(name).orElseThrow().generate();
    }

    static ObjectNode right(GeneratedCase made) {
        var definition = made.definition();
        var report = definition.report();
        return right(made, new Question(report.unit(), definition.from(), definition.to(), report.by()));
    }

    static ObjectNode right(GeneratedCase made, Question question) {
        var report = JsonNodeFactory.instance.objectNode();
        var rows = report.putArray("rows");
        made.expected().stream()
                .map(row -> key(question.by(), row))
                .collect(Collectors.toCollection(TreeSet::new))
                .forEach(key -> row(made, question, rows, key));
        report.putArray("checks")
                .addObject()
                .put("identity", "rows sum to total")
                .put("holds", true);
        return report;
    }

    private static void row(GeneratedCase made, Question question, ArrayNode rows, String key) {
        Predicate<Expected> ofRow = row -> key(question.by(), row).equals(key)
                && (question.by() == By.UNIT || row.unit().equals(question.unit()));
        var count = ExpectedCount.of(made.expected().stream().filter(ofRow), question.from(), question.to());
        var row = rows.addObject().put("key", key);
        row.putObject("received")
                .put("total", count.received())
                .put("online", count.online())
                .put("direct", count.direct())
                .put("carriedIn", count.carriedIn());
        row.putObject("resolved")
                .put("total", count.resolved())
                .put("early", count.early())
                .put("onTime", count.onTime())
                .put("late", count.late());
        row.putObject("open")
                .put("total", count.open())
                .put("inTime", count.openInTime())
                .put("overdue", count.overdue());
    }

    private static String key(By by, Expected row) {
        return switch (by) {
            case UNIT -> row.unit();
            case FIELD -> row.field();
        };
    }
}
