package vn.lienthong.cases;

import java.util.List;

/**
 * One figure the report of a case is held against.
 *
 * @param rows keys of the report's rows to add up; all but {@code except} where {@code null}
 * @param printed as the press has it, or {@code null} where it is silent
 * @param ours what the report must say
 * @param remark why the printed figure cannot be right, or {@code null}
 */
public record Figure(
        String label,
        List<String> rows,
        List<String> except,
        FigureValue value,
        String printed,
        String ours,
        String remark) {

    public boolean covers(String row) {
        return rows == null ? except == null || !except.contains(row) : rows.contains(row);
    }
}
