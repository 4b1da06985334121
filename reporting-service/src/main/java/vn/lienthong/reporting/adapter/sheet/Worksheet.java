package vn.lienthong.reporting.adapter.sheet;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import javax.xml.stream.XMLStreamException;
import vn.lienthong.reporting.table.Cell;
import vn.lienthong.reporting.table.PrintedTable;
import vn.lienthong.reporting.table.Total;

/** The one sheet of a workbook: the head of the form, the table, the total, where to sign, and the notes. */
final class Worksheet {
    private static final String NAMESPACE = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static final double MILLIMETRES_A_CHARACTER = 1.9;

    private final PrintedTable table;
    private final int last;
    private final List<String> merged = new ArrayList<>();
    private Xml xml;
    /** Of the row written last, from 1. */
    private int row;

    private Worksheet(PrintedTable table) {
        this.table = table;
        this.last = table.columns().size() - 1;
    }

    static String of(PrintedTable table) {
        return Xml.document(new Worksheet(table)::write);
    }

    private void write(Xml to) throws XMLStreamException {
        xml = to;
        xml.start("worksheet", "xmlns", NAMESPACE);
        xml.start("sheetPr").element("pageSetUpPr", "fitToPage", 1).end();
        columns();
        xml.start("sheetData");
        corners();
        head();
        body();
        signatures();
        for (var note : table.notes()) across(note, Style.NOTE);
        xml.end();
        merges();
        xml.element("pageSetup", "paperSize", 9, "orientation", "landscape", "fitToWidth", 1, "fitToHeight", 0);
        xml.start("headerFooter").start("oddFooter").text("&C&P/&N").end().end();
        xml.end();
    }

    private void columns() throws XMLStreamException {
        xml.start("cols");
        for (int i = 0; i <= last; i++) {
            var width = table.columns().get(i).width() / MILLIMETRES_A_CHARACTER;
            xml.element("col", "min", i + 1, "max", i + 1, "width", Math.round(width), "customWidth", 1);
        }
        xml.end();
    }

    /** Left and right corner side by side, the title below. */
    private void corners() throws XMLStreamException {
        int middle = last / 2;
        for (int i = 0; i < Math.max(table.left().size(), table.right().size()); i++) {
            start();
            if (i < table.left().size()) text(0, table.left().get(i), Style.PLAIN);
            if (i < table.right().size()) text(middle + 1, table.right().get(i), Style.PLAIN);
            xml.end();
            merge(row, 0, row, middle);
            merge(row, middle + 1, row, last);
        }
        across(table.title(), Style.TITLE);
        for (var line : table.under()) across(line, Style.CENTRED);
        if (!table.measure().isEmpty()) across(table.measure(), Style.MEASURE);
    }

    private void head() throws XMLStreamException {
        for (var headings : table.head()) {
            start();
            var texts = new String[last + 1];
            Arrays.fill(texts, "");
            headings.forEach(heading -> texts[heading.column()] = heading.text());
            for (int i = 0; i <= last; i++) text(i, texts[i], Style.HEAD);
            xml.end();
            for (var of : headings) merge(row, of.column(), row + of.levels() - 1, of.column() + of.columns() - 1);
        }
        start();
        for (int i = 0; i <= last; i++) text(i, table.numbers().get(i), Style.NUMBER_OF_COLUMN);
        xml.end();
    }

    private void body() throws XMLStreamException {
        int first = row + 1;
        for (var line : table.lines()) {
            start();
            for (int i = 0; i <= last; i++) cell(i, line.get(i), sumOfParts(i), Style.TEXT, Style.NUMBER);
            xml.end();
        }
        for (var total : table.totals()) total(total, first);
    }

    /** @param firstLine the row in which the lines begin */
    private void total(Total total, int firstLine) throws XMLStreamException {
        int first = firstLine + total.first();
        start();
        for (int i = 0; i <= last; i++) {
            var sum = total.lines() == 0 ? "" : "SUM(" + at(first, i) + ":" + at(first + total.lines() - 1, i) + ")";
            cell(i, total.cells().get(i), sum, Style.TOTAL_TEXT, Style.TOTAL_NUMBER);
        }
        xml.end();
    }

    private String sumOfParts(int column) {
        return table.columns().get(column).sumOf().stream()
                .map(part -> at(row, part - 1))
                .collect(Collectors.joining("+"));
    }

    private void cell(int column, Cell cell, String formula, Style ofText, Style ofNumber) throws XMLStreamException {
        switch (cell) {
            case Cell.Text text -> text(column, text.plain(), ofText);
            case Cell.Day day -> text(column, table.shown(day), ofText);
            case Cell.Whole whole -> number(column, whole.plain(), formula, ofNumber);
            case Cell.Decimal decimal -> number(column, decimal.plain(), "", ofNumber.withDecimals());
        }
    }

    private void number(int column, String value, String formula, Style style) throws XMLStreamException {
        xml.start("c", "r", at(row, column), "s", style.ordinal());
        if (!formula.isEmpty()) xml.start("f").text(formula).end();
        xml.start("v").text(value).end().end();
    }

    private void signatures() throws XMLStreamException {
        start();
        xml.end();
        int each = table.signatures().isEmpty()
                ? 0
                : (last + 1) / table.signatures().size();
        for (int line = 0; line < 3 && each > 0; line++) {
            start();
            for (int i = 0; i < table.signatures().size(); i++) {
                var of = table.signatures().get(i);
                var text = List.of(of.place(), of.office(), of.how()).get(line);
                text(i * each, text, line == 1 ? Style.TITLE : Style.CENTRED);
                merge(row, i * each, row, (i + 1) * each - 1);
            }
            xml.end();
        }
        for (int i = 0; i < 4; i++) start().end();
    }

    private void across(String text, Style style) throws XMLStreamException {
        start();
        text(0, text, style);
        xml.end();
        merge(row, 0, row, last);
    }

    private void text(int column, String text, Style style) throws XMLStreamException {
        xml.start("c", "r", at(row, column), "s", style.ordinal(), "t", "inlineStr");
        xml.start("is").start("t").text(text).end().end();
        xml.end();
    }

    private Xml start() throws XMLStreamException {
        return xml.start("row", "r", ++row);
    }

    private void merge(int fromRow, int fromColumn, int toRow, int toColumn) {
        if (fromRow < toRow || fromColumn < toColumn) merged.add(at(fromRow, fromColumn) + ":" + at(toRow, toColumn));
    }

    private void merges() throws XMLStreamException {
        xml.start("mergeCells", "count", merged.size());
        for (var range : merged) xml.element("mergeCell", "ref", range);
        xml.end();
    }

    /** Of a table of up to 26 columns. */
    private static String at(int row, int column) {
        return (char) ('A' + column) + String.valueOf(row);
    }
}
