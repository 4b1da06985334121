package vn.lienthong.contracts.value;

import java.math.BigDecimal;

/** A time limit of a procedure or of a leg, e.g. 3 working days; quarters of a day are allowed. SAME_DAY ignores the value. */
public record Limit(BigDecimal value, LimitUnit unit) {}
