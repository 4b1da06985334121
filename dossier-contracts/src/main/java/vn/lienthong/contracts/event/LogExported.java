package vn.lienthong.contracts.event;

/**
 * Records of the log were handed out.
 *
 * @param scope {@code all}, or what the export is limited to, as it was asked for
 */
public record LogExported(String scope, long records, String reason) implements AuditAct {
    @Override
    public String subject() {
        return "export";
    }
}
