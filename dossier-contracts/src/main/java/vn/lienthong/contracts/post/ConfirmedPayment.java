package vn.lienthong.contracts.post;

import java.math.BigDecimal;

/** Data of a posted {@code vn.lienthong.dossier.payment-confirmed.v1}. */
public record ConfirmedPayment(BigDecimal amount, String currency, String reference) implements PostedFact {}
