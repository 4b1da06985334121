package vn.lienthong.commandline.demo;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import vn.lienthong.cases.ExpectedCount;
import vn.lienthong.cases.GeneratedCase;
import vn.lienthong.cases.Question;
import vn.lienthong.cases.ReferenceCase;

/** Answers of report 06a as a right suite gives them, made from the expected rows. */
final class Answers {
    private Answers() {}

    static GeneratedCase made(String name) {
        var definition = ReferenceCase.named(name).orElseThrow();
        return definition.scaled(definition.usualScale()).generate();
    }

    static ObjectNode right(GeneratedCase made) {
        return right(made, made.definition().questions().getLast());
    }

    static ObjectNode right(GeneratedCase made, Question question) {
        var report = JsonNodeFactory.instance.objectNode();
        var rows = report.putArray("rows");
        made.count(question).forEach((key, count) -> row(rows, key, count));
        report.putArray("checks")
                .addObject()
                .put("identity", "rows sum to total")
                .put("holds", true);
        return report;
    }

    private static void row(ArrayNode rows, String key, ExpectedCount count) {
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
}
