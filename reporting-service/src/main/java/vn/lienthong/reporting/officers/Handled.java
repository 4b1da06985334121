package vn.lienthong.reporting.officers;

import vn.lienthong.contracts.value.Channel;

/**
 * What one dossier of the period brings to the scores.
 *
 * @param unit where it counts
 * @param officer who had it last, or {@code null}
 * @param scores {@code null} unless it was decided in the period
 * @param overdue closed late in the period, or open and overdue at its end
 */
record Handled(
        String unit,
        String officer,
        String field,
        String procedure,
        Channel channel,
        boolean receivedInPeriod,
        boolean overdue,
        Scores scores,
        FeedbackHandled feedback) {

    boolean isScored() {
        return scores != null;
    }
}
