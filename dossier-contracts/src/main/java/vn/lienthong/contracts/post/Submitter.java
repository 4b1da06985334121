package vn.lienthong.contracts.post;

/** Người nộp, where not the applicant; {@code authority} names what he acts on (uỷ quyền). */
public record Submitter(String name, String idNumber, String authority) {}
