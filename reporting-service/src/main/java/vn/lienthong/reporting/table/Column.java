package vn.lienthong.reporting.table;

import java.util.List;

/**
 * A column of a table.
 *
 * @param name by itself, where there is only one line for names
 * @param head the headings that stand over it, from the outermost on; neighbours share those that are alike
 * @param width on paper, in millimetres
 * @param sumOf numbers, from 1, of the columns that this one is the sum of; empty if it is none
 */
public record Column(String name, List<String> head, int width, List<Integer> sumOf) {
    public Column {
        head = List.copyOf(head);
        sumOf = List.copyOf(sumOf);
    }

    boolean shares(Column neighbour, int level) {
        return head.size() > level
                && neighbour.head.size() > level
                && head.subList(0, level + 1).equals(neighbour.head.subList(0, level + 1));
    }
}
