package vn.lienthong.commandline.demo;

import java.util.List;
import java.util.Map;
import vn.lienthong.cases.Signature;

/**
 * What a demonstration saw besides the reports.
 *
 * @param records in the log
 * @param refused reported facts that their owner refused
 * @param kinds of what was posted
 * @param overdue DossierOverdue in the log
 * @param withdrawn OverdueWithdrawn in the log
 * @param signed decisions by who signed them, as the report on delegations says
 * @param reconciliation what was found in the printed table
 * @param recounted how many other reports were held against a count by dossier
 * @param differences what they say otherwise than the count
 */
record Observed(
        Posted posted,
        long records,
        long refused,
        List<Kind> kinds,
        long overdue,
        long withdrawn,
        Map<Signature, Long> signed,
        Reconciliation reconciliation,
        int recounted,
        List<String> differences) {

    /**
     * @param name of the kind, e.g. {@code received}
     * @param made how many posts of it were made
     * @param logged how many facts of it are in the log
     */
    record Kind(String name, long made, long logged) {
        boolean isComplete() {
            return made == logged;
        }
    }

    /** Posts that are facts in the end: applied at once, or left to another owner and not refused by it. */
    long applied() {
        return posted.applied() + posted.pending() - refused;
    }

    long rejected() {
        return posted.rejected() + refused;
    }
}
