package vn.lienthong.cases;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Cells of report 06a, of one row or added up.
 *
 * @param rows how many rows with a dossier these are of
 */
public record Cells(
        long rows,
        long received,
        long online,
        long carriedIn,
        long resolved,
        long early,
        long onTime,
        long late,
        long open,
        long overdue) {
    public static final Cells NONE = new Cells(0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    /** As a row of a report has them. */
    public static Cells reported(JsonNode row) {
        var received = row.at("/received/total").asLong();
        return new Cells(
                received > 0 ? 1 : 0,
                received,
                row.at("/received/online").asLong(),
                row.at("/received/carriedIn").asLong(),
                row.at("/resolved/total").asLong(),
                row.at("/resolved/early").asLong(),
                row.at("/resolved/onTime").asLong(),
                row.at("/resolved/late").asLong(),
                row.at("/open/total").asLong(),
                row.at("/open/overdue").asLong());
    }

    public static Cells counted(ExpectedCount count) {
        return new Cells(
                count.received() > 0 ? 1 : 0,
                count.received(),
                count.online(),
                count.carriedIn(),
                count.resolved(),
                count.early(),
                count.onTime(),
                count.late(),
                count.open(),
                count.overdue());
    }

    /** With another row of the same report. */
    public Cells plus(Cells other) {
        return new Cells(
                rows + other.rows,
                received + other.received,
                online + other.online,
                carriedIn + other.carriedIn,
                resolved + other.resolved,
                early + other.early,
                onTime + other.onTime,
                late + other.late,
                open + other.open,
                overdue + other.overdue);
    }

    /** With those of the report over the days that follow: what is carried from the one into the other counts once. */
    public Cells then(Cells next) {
        return new Cells(
                Math.max(rows, next.rows),
                received + next.received - next.carriedIn,
                online + next.online,
                carriedIn,
                resolved + next.resolved,
                early + next.early,
                onTime + next.onTime,
                late + next.late,
                next.open,
                next.overdue);
    }
}
