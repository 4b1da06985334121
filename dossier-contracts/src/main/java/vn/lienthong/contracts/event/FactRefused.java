package vn.lienthong.contracts.event;

/**
 * The owner's reasoned no to a reported fact.
 *
 * @param rule the last part of the problem type's URI
 * @param detail what is wrong, in English; people read it by the rule, in their language
 * @param subject the code or field the rule speaks of, or {@code null}; never personal data
 */
public record FactRefused(String factType, String rule, String detail, String subject)
        implements RoutingEvent, DeadlineEvent {
    public FactRefused(String factType, String rule, String detail) {
        this(factType, rule, detail, null);
    }
}
