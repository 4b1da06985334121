package vn.lienthong.contracts.event;

/**
 * Views are built anew beside the live ones.
 *
 * @param scope what of the log: {@code all}, or what the replay is limited to, as it was asked for
 */
public record ReplayStarted(String replay, String scope, String reason) implements AuditAct {
    @Override
    public String subject() {
        return "replay/" + replay;
    }
}
