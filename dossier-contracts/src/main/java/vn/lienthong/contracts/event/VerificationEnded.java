package vn.lienthong.contracts.event;

/**
 * The chains of journals and log were computed again.
 *
 * @param records how many were checked
 * @param findings how many faults were named; 0: clean
 */
public record VerificationEnded(String verification, long records, long findings) implements AuditAct {
    @Override
    public String subject() {
        return "verification/" + verification;
    }
}
