package vn.lienthong.contracts.event;

import java.math.BigDecimal;

/** The financial duty is fulfilled. */
public record PaymentConfirmed(BigDecimal amount, String currency, String reference) implements IntakeEvent {}
