package vn.lienthong.reporting.table;

import java.util.List;

/**
 * A line below the others.
 *
 * @param first the first line, from 0, of those that its whole numbers sum, and {@code lines} how many; none where it is no
 *     sum of what stands above
 */
public record Total(List<Cell> cells, int first, int lines) {
    public Total {
        cells = List.copyOf(cells);
    }

    /** Of all lines of a table. */
    public static Total of(List<List<Cell>> all, List<Cell> cells) {
        return new Total(cells, 0, all.size());
    }

    /** One that says something else than what stands above. */
    public static Total apart(List<Cell> cells) {
        return new Total(cells, 0, 0);
    }
}
