package vn.lienthong.commandline.demo;

import java.util.List;

/**
 * What a demonstration saw besides the report.
 *
 * @param records in the log
 * @param refused reported facts that their owner refused
 * @param overdue DossierOverdue in the log
 * @param withdrawn OverdueWithdrawn in the log
 * @param recounted how many other reports were held against a count by dossier
 * @param differences what they say otherwise than the count
 */
record Observed(
        Posted posted,
        long records,
        long refused,
        long overdue,
        long withdrawn,
        int recounted,
        List<String> differences) {

    /** Posts that are facts in the end: applied at once, or left to another owner and not refused by it. */
    long applied() {
        return posted.applied() + posted.pending() - refused;
    }

    long rejected() {
        return posted.rejected() + refused;
    }
}
