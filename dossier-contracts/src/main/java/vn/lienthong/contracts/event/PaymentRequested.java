package vn.lienthong.contracts.event;

import java.math.BigDecimal;

/** A financial duty, e.g. land tax (nghĩa vụ tài chính). Portal status 6. */
public record PaymentRequested(BigDecimal amount, String currency, String reference) implements IntakeEvent {}
