package vn.lienthong.contracts.post;

import java.math.BigDecimal;

/** Data of a posted {@code vn.lienthong.dossier.payment-requested.v1}. */
public record RequestedPayment(BigDecimal amount, String currency, String reference) implements PostedFact {}
