package vn.lienthong.contracts.event;

/**
 * The log was handed out; recorded before it was.
 *
 * @param scope {@code all}, or what the export is limited to, as it was asked for
 * @param reason why, as who asked for it said
 */
public record LogExported(String scope, String reason) implements AuditAct {
    @Override
    public String subject() {
        return "export";
    }
}
