package vn.lienthong.contracts.event;

/**
 * Somebody has journals and log verified.
 *
 * @param reason why, as he said; {@code null} if he did not
 */
public record VerificationStarted(String verification, String reason) implements AuditAct {
    @Override
    public String subject() {
        return "verification/" + verification;
    }
}
