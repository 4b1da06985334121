package vn.lienthong.commandline;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Rows in aligned columns: the first to the left, the others to the right. */
public record Table(List<String> heading, List<List<String>> rows) {
    @Override
    public String toString() {
        var widths = IntStream.range(0, heading.size()).map(this::width).toArray();
        var rule = IntStream.of(widths).mapToObj("─"::repeat).collect(Collectors.joining("─┼─"));
        var body = rows.stream().map(row -> line(row, widths)).collect(Collectors.joining("\n"));
        return line(heading, widths) + "\n" + rule + "\n" + body;
    }

    private int width(int column) {
        return IntStream.concat(
                        IntStream.of(heading.get(column).length()),
                        rows.stream().mapToInt(row -> row.get(column).length()))
                .max()
                .orElse(0);
    }

    private static String line(List<String> cells, int[] widths) {
        return IntStream.range(0, cells.size())
                .mapToObj(i -> aligned(cells.get(i), widths[i], i == 0))
                .collect(Collectors.joining(" │ "))
                .stripTrailing();
    }

    private static String aligned(String text, int width, boolean left) {
        var space = " ".repeat(width - text.length());
        return left ? text + space : space + text;
    }
}
