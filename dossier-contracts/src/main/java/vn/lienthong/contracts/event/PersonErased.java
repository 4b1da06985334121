package vn.lienthong.contracts.event;

/**
 * The persons of the dossier and all free text about it were made unreadable for ever (xóa dữ liệu cá nhân), on an order.
 * What was recorded stays as it is; only its key is gone. Each dossier has its own fact, so that none says whose others are.
 *
 * @param document number of the order (số, ký hiệu văn bản)
 * @param approver who approved it
 * @param reason why; no personal data
 */
public record PersonErased(String document, String approver, String reason) implements IntakeEvent {}
