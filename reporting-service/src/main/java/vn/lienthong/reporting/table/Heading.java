package vn.lienthong.reporting.table;

/**
 * A cell of the head of a table.
 *
 * @param level the line of the head it begins in, from 0, and {@code column} its first column, from 0
 * @param levels how many lines it stands over, and {@code columns} over how many columns
 */
public record Heading(String text, int level, int column, int levels, int columns) {}
