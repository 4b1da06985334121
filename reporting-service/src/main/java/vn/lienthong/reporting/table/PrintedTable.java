package vn.lienthong.reporting.table;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * A table as it is printed.
 *
 * @param name of a file that holds it, without its ending
 * @param language of its words: {@code vi} or {@code en}
 * @param left lines of the upper left corner: which form it is
 * @param under lines under the title: of which days
 * @param right lines of the upper right corner: who reports to whom
 * @param measure what the figures count
 * @param lines one for each row, a cell for each column
 * @param totals the last lines, which sum the others
 * @param signatures who signs
 * @param notes what is to be said of the figures
 * @param asOf the recorded time on which the figures stand
 */
public record PrintedTable(
        String name,
        String language,
        List<String> left,
        String title,
        List<String> under,
        List<String> right,
        String measure,
        List<Column> columns,
        List<List<Cell>> lines,
        List<Total> totals,
        List<Signature> signatures,
        List<String> notes,
        Instant asOf) {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy", Locale.ROOT);

    /** A place to sign: what stands over the office, the office, and how to sign. */
    public record Signature(String place, String office, String how) {}

    /** How many lines the headings take. */
    public int levels() {
        return columns.stream().mapToInt(column -> column.head().size()).max().orElse(0);
    }

    /** Line by line: one heading over all neighbours that share it, the innermost down to the end of the head. */
    public List<List<Heading>> head() {
        return IntStream.range(0, levels()).mapToObj(this::headings).toList();
    }

    private List<Heading> headings(int level) {
        var headings = new ArrayList<Heading>();
        for (int first = 0; first < columns.size(); ) {
            int beyond = first + 1;
            while (beyond < columns.size() && columns.get(first).shares(columns.get(beyond), level)) beyond++;
            var head = columns.get(first).head();
            if (level < head.size()) {
                int levels = level == head.size() - 1 ? levels() - level : 1;
                headings.add(new Heading(head.get(level), level, first, levels, beyond - first));
            }
            first = beyond;
        }
        return headings;
    }

    /** The numbers that stand under the head, e.g. {@code (3)=(4)+(5)+(6)}. */
    public List<String> numbers() {
        return IntStream.range(0, columns.size()).mapToObj(this::number).toList();
    }

    private String number(int column) {
        var parts = columns.get(column).sumOf().stream()
                .map(part -> "(" + part + ")")
                .toList();
        return "(" + (column + 1) + ")" + (parts.isEmpty() ? "" : "=" + String.join("+", parts));
    }

    /** As people read it: numbers in groups of three, days the day first. */
    public String shown(Cell cell) {
        return switch (cell) {
            case Cell.Text text -> text.plain();
            case Cell.Whole whole -> format(0).format(whole.number());
            case Cell.Decimal decimal -> format(decimal.number().scale()).format(decimal.number());
            case Cell.Day day -> day.day().format(DAY);
        };
    }

    public boolean isNumber(Cell cell) {
        return switch (cell) {
            case Cell.Text _, Cell.Day _ -> false;
            case Cell.Whole _, Cell.Decimal _ -> true;
        };
    }

    private DecimalFormat format(int decimals) {
        var isVietnamese = language.equals("vi");
        var symbols = new DecimalFormatSymbols(Locale.ROOT);
        symbols.setGroupingSeparator(isVietnamese ? '.' : ',');
        symbols.setDecimalSeparator(isVietnamese ? ',' : '.');
        var format = new DecimalFormat("#,##0", symbols);
        format.setMinimumFractionDigits(decimals);
        format.setMaximumFractionDigits(decimals);
        return format;
    }
}
