package vn.lienthong.contracts.reference;

/**
 * On whose word reference data changes.
 *
 * @param document number of the document that orders it (số, ký hiệu văn bản)
 * @param approver who approved the entry (người phê duyệt)
 */
public record Approval(String document, String approver) {}
