package vn.lienthong.contracts.event;

/** Somebody gave a replay up; what it had built is thrown away. */
public record ReplayCancelled(String replay, String reason) implements AuditAct {
    @Override
    public String subject() {
        return "replay/" + replay;
    }
}
