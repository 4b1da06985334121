package vn.lienthong.reporting.report;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import vn.lienthong.reporting.domain.BusinessDay;
import vn.lienthong.reporting.report.Report06a.UnitName;
import vn.lienthong.reporting.table.Cell;
import vn.lienthong.reporting.table.Column;
import vn.lienthong.reporting.table.PrintedTable;
import vn.lienthong.reporting.table.PrintedTable.Signature;
import vn.lienthong.reporting.table.Total;
import vn.lienthong.service.problem.Language;
import vn.lienthong.service.problem.Messages;

/** What all printed reports have in common: who reports on which days, who signs, and what the figures stand on. */
@Singleton
public class Printing {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy", Locale.ROOT);

    private final Messages messages =
            Messages.onClassPath(Thread.currentThread().getContextClassLoader());

    /** @param form under whose name its words stand among the messages */
    public Words words(String form, Language language) {
        return new Words(form, language);
    }

    /**
     * The lines of a report.
     *
     * @param widths of the columns, on paper 275 mm together
     * @param sums by number of a column, from 1, those of which it is the sum
     */
    public record Body(
            List<Integer> widths, Map<Integer, List<Integer>> sums, List<List<Cell>> lines, List<Total> totals) {}

    /** What a report says, in one language. */
    public final class Words {
        private final String form;
        private final Language language;

        private Words(String form, Language language) {
            this.form = form;
            this.language = language;
        }

        /** Of this report. */
        public String text(String key, Object... args) {
            return messages.text(language, form + "." + key, List.of(args)).orElseThrow();
        }

        String common(String key, Object... args) {
            return messages.text(language, "printed." + key, List.of(args)).orElseThrow();
        }

        /** What stands before the sum of all lines. */
        public String total() {
            return common("total");
        }

        public PrintedTable table(Head head, List<Check> checks, Body body) {
            return table(head.unit(), head.from(), head.to(), head.asOf(), body, notes(head, checks));
        }

        /**
         * @param from {@code null} where the report is about all that was up to the last day
         * @param notes what is to be said of the figures
         */
        public PrintedTable table(
                UnitName unit, LocalDate from, LocalDate to, Instant asOf, Body body, List<String> notes) {
            return new PrintedTable(
                    form + "-" + unit.code() + "-" + (from == null ? "" : from + "-") + to,
                    language.code(),
                    List.of(),
                    text("caption"),
                    List.of(period(from, to)),
                    List.of(reporting(unit)),
                    "",
                    columns(body),
                    body.lines(),
                    body.totals(),
                    signatures(),
                    notes,
                    asOf);
        }

        /** Of the columns. */
        public List<String> names() {
            return List.of(text("columns").split("\\|"));
        }

        private List<Column> columns(Body body) {
            var names = names();
            return IntStream.range(0, names.size())
                    .mapToObj(i -> new Column(
                            names.get(i),
                            List.of(names.get(i)),
                            body.widths().get(i),
                            body.sums().getOrDefault(i + 1, List.of())))
                    .toList();
        }

        String period(LocalDate from, LocalDate to) {
            return from == null ? common("until", to.format(DAY)) : common("period", from.format(DAY), to.format(DAY));
        }

        String reporting(UnitName unit) {
            return common("reporting", unit.name());
        }

        List<Signature> signatures() {
            return List.of(
                    new Signature("", common("author"), common("sign")),
                    new Signature(common("place"), common("leader"), common("seal")));
        }

        private List<String> notes(Head head, List<Check> checks) {
            return List.of(known(head.asOf(), head.finished()), position(head.logPosition()), checks(checks));
        }

        String known(Instant asOf, boolean isFinal) {
            var moment = asOf.atZone(BusinessDay.VIETNAM).format(DateTimeFormatter.ISO_OFFSET_DATE_TIME);
            return common("known", moment, common(isFinal ? "final" : "not-final"));
        }

        String position(Map<Integer, Long> nextOffsets) {
            return common(
                    "position",
                    nextOffsets.entrySet().stream()
                            .map(next -> next.getKey() + ":" + next.getValue())
                            .collect(Collectors.joining(" ")));
        }

        String checks(List<Check> checks) {
            return common("checks", checks.stream().map(this::check).collect(Collectors.joining("; ")));
        }

        private String check(Check check) {
            return check.identity() + ": " + common(check.holds() ? "holds" : "fails");
        }
    }
}
