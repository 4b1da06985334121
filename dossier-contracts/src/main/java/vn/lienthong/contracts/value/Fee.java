package vn.lienthong.contracts.value;

import java.math.BigDecimal;

/** A fee or charge (phí, lệ phí), in đồng. */
public record Fee(String name, BigDecimal amount) {}
