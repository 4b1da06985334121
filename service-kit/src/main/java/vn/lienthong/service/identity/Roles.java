package vn.lienthong.service.identity;

/** What a token's {@code roles} claim may hold (contract, section 7). */
public final class Roles {
    /** A ward or district system: posts for its unit and those below it. */
    public static final String SOURCE = "source";
    /** Cán bộ tiếp nhận: the desk of its own unit. */
    public static final String CLERK = "clerk";
    /** Cán bộ thụ lý: own unit. */
    public static final String OFFICER = "officer";
    /** Lãnh đạo: reads its unit and all below. */
    public static final String SUPERVISOR = "supervisor";
    /** Reads all, replays, verifies. */
    public static final String AUDITOR = "auditor";
    /** Promotes rebuilt views, skips quarantine. */
    public static final String OPERATOR = "operator";
    /** Changes reference data. */
    public static final String ADMIN = "admin";

    private Roles() {}
}
