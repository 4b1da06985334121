package vn.lienthong.contracts.reference;

import java.time.LocalDate;

/**
 * The general law of one-stop procedures (quy định chung của cơ chế một cửa). A dossier keeps the one in force on the day
 * of its reception; what a procedure's own version says goes before it.
 *
 * @param ruleSet its short name
 * @param instrument what laid it down
 * @param from for what is received from this day on, {@code null} of the first
 * @param to last day, {@code null} while it is in force
 * @param limitBasis legal source of a limit
 * @param supplement what awaiting a supplement does to a limit
 * @param supplementBasis legal source of that
 * @param paymentBasis legal source of the standstill while the applicant has a payment to make
 * @param reappointments how often a dossier may be re-appointed (hẹn lại ngày trả), {@code null} where no rule says
 * @param reappointmentBasis legal source of that
 */
public record RuleSet(
        String ruleSet,
        String instrument,
        LocalDate from,
        LocalDate to,
        String limitBasis,
        SupplementPolicy supplement,
        String supplementBasis,
        String paymentBasis,
        Integer reappointments,
        String reappointmentBasis) {
    public boolean isInForce(LocalDate receivedOn) {
        return (from == null || !receivedOn.isBefore(from)) && (to == null || !receivedOn.isAfter(to));
    }

    /** Whether one more re-appointment is against the rule, after so many. */
    public boolean isOneTooMany(long before) {
        return reappointments != null && before >= reappointments;
    }
}
