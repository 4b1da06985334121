package vn.lienthong.contracts.event;

/**
 * From now on another set of views is read (đưa vào dùng), also when it is an earlier one that is gone back to.
 *
 * @param replay the one that built or compared the set
 * @param from the set that was read before
 * @param to the set that is read now
 */
public record ViewsPromoted(String replay, String from, String to, String reason) implements AuditAct {
    @Override
    public String subject() {
        return "replay/" + replay;
    }
}
