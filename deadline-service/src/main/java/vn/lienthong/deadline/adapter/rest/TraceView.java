package vn.lienthong.deadline.adapter.rest;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import vn.lienthong.service.problem.Language;
import vn.lienthong.workingtime.TraceLine;
import vn.lienthong.workingtime.TraceStep;

/**
 * One line of the explanation of a due date.
 *
 * @param counted how much of the limit has run
 * @param text the step in the reader's language
 */
public record TraceView(LocalDate day, TraceStep step, BigDecimal counted, String text) {

    static List<TraceView> of(List<TraceLine> trace, Language language) {
        return trace.stream()
                .map(line -> new TraceView(
                        line.day(), line.step(), line.counted(), line.step().text(language.code())))
                .toList();
    }
}
