package vn.lienthong.reporting.adapter.sheet;

/** How a cell looks: in the order of {@code cellXfs} of {@code workbook/xl/styles.xml}. */
enum Style {
    PLAIN,
    TITLE,
    CENTRED,
    HEAD,
    NUMBER_OF_COLUMN,
    TEXT,
    NUMBER,
    TOTAL_TEXT,
    TOTAL_NUMBER,
    NOTE,
    MEASURE,
    DECIMAL,
    TOTAL_DECIMAL;

    /** The same for numbers with decimals. */
    Style withDecimals() {
        return this == TOTAL_NUMBER ? TOTAL_DECIMAL : DECIMAL;
    }
}
