package vn.lienthong.reporting.table;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Objects;

/** What stands in a column of a line. */
public sealed interface Cell {

    /** Without grouping or other adornment. */
    String plain();

    /** What is {@code null} leaves the cell empty. */
    static Cell text(Object said) {
        return new Text(Objects.toString(said, ""));
    }

    static Cell decimal(BigDecimal number) {
        return number == null ? text(null) : new Decimal(number);
    }

    record Text(String plain) implements Cell {
        /** Control characters, which no page can show, become spaces. */
        public Text {
            plain = plain.replaceAll("\\p{Cntrl}", " ");
        }
    }

    record Whole(long number) implements Cell {
        @Override
        public String plain() {
            return String.valueOf(number);
        }
    }

    /** With as many decimals as the number has. */
    record Decimal(BigDecimal number) implements Cell {
        @Override
        public String plain() {
            return number.toPlainString();
        }
    }

    record Day(LocalDate day) implements Cell {
        @Override
        public String plain() {
            return day.toString();
        }
    }
}
