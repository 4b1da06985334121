package vn.lienthong.commandline.demo;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import vn.lienthong.cases.Cells;
import vn.lienthong.cases.Figure;
import vn.lienthong.cases.MadeCase;
import vn.lienthong.cases.Question;
import vn.lienthong.commandline.Front;
import vn.lienthong.commandline.suite.Part;

/** The reports that show a case and its figures, each asked for once. */
final class Reports {
    private final Function<Question, Report06a> suite;
    private final Map<Question, Report06a> known = new HashMap<>();

    Reports(Function<Question, Report06a> suite) {
        this.suite = suite;
    }

    static Function<Question, Report06a> of(Front front, String token) {
        return question -> Report06a.of(front.get(Part.REPORTING, path(question), token, "application/json"));
    }

    private static String path(Question question) {
        return "/v1/reports/06a?unit=%s&from=%s&to=%s&by=%s"
                .formatted(
                        question.unit(),
                        question.from(),
                        question.to(),
                        question.by().name().toLowerCase(Locale.ROOT));
    }

    Report06a of(Question question) {
        return known.computeIfAbsent(question, suite);
    }

    /** The figures of the case, in its order. */
    List<Compared> compare(MadeCase made) {
        return made.definition().figures().stream()
                .map(figure -> compare(figure, made))
                .toList();
    }

    private Compared compare(Figure figure, MadeCase made) {
        var questions = made.definition().questions(figure);
        var ours = says(figure, questions, question -> of(question).cells(figure));
        var expected = figure.ours() != null
                ? figure.ours()
                : says(figure, questions, question -> figure.cells(made.count(question)));
        return new Compared(figure, expected, ours);
    }

    private static String says(Figure figure, List<Question> questions, Function<Question, Cells> cells) {
        return figure.value()
                .of(questions.stream().map(cells).reduce(Cells::then).orElse(Cells.NONE));
    }
}
