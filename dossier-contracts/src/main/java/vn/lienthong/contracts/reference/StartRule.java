package vn.lienthong.contracts.reference;

/** When a period begins that is counted from reception. */
public enum StartRule {
    /** The moment of reception; in limits of days and months its day is not counted (BLDS 2015 art. 147). */
    RECEPTION,
    /**
     * As if received on the next working day when received after 15:00 (NĐ 63/2024 art. 7(2)); that next working day is
     * then not counted either, as the text leaves it open and BLDS art. 147(2) says so.
     */
    NEXT_WORKING_DAY_AFTER_15,
    /** The same text in its other reading: that next working day is the first that is counted. */
    NEXT_WORKING_DAY_COUNTED_AFTER_15
}
