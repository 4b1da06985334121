package vn.lienthong.cases;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import vn.lienthong.cases.Question.By;

/**
 * One figure the reports of a case are held against.
 *
 * @param from first day of the report; the case's where {@code null}
 * @param to last day of the report; the case's where {@code null}
 * @param by what its rows are; as in the report that shows the case where {@code null}
 * @param rows keys of the report's rows to add up; all but {@code except} where {@code null}
 * @param printed as the press has it, or {@code null} where it is silent
 * @param ours what the report must say; {@code null} what is counted dossier by dossier
 * @param remark why the printed figure cannot be right, or {@code null}
 */
public record Figure(
        String label,
        LocalDate from,
        LocalDate to,
        By by,
        List<String> rows,
        List<String> except,
        FigureValue value,
        String printed,
        String ours,
        String remark) {

    public boolean covers(String row) {
        return rows == null ? except == null || !except.contains(row) : rows.contains(row);
    }

    /** The cells it is about, from what the rows of a report must be. */
    public Cells cells(Map<String, ExpectedCount> counts) {
        return counts.entrySet().stream()
                .filter(row -> covers(row.getKey()))
                .map(row -> Cells.counted(row.getValue()))
                .reduce(Cells.NONE, Cells::plus);
    }

    /** The same of a case of another size, of which nobody printed anything. */
    Figure uncounted() {
        return new Figure(label, from, to, by, rows, except, value, printed, null, remark);
    }
}
