package vn.lienthong.reporting.table;

/** What stands in a column of a line. */
public sealed interface Cell {

    /** Without grouping or other adornment. */
    String plain();

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
}
