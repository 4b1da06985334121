package vn.lienthong.reporting.replay;

import java.util.List;

/**
 * Where live and rebuilt views say something else.
 *
 * @param view the table
 * @param dossier whose row it is; {@code null} of balances
 * @param row its key
 * @param field the column; {@code null} where one side has no such row
 * @param live what the live views say, or {@code null}
 * @param rebuilt what the log says, or {@code null}
 * @param events ids of the facts that the value follows from, the latest last, at most {@value #MOST_EVENTS}
 */
public record Difference(
        String view, String dossier, String row, String field, String live, String rebuilt, List<String> events) {
    static final int MOST_EVENTS = 20;
}
