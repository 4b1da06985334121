package vn.lienthong.contracts.post;

/** Chủ hồ sơ. */
public record Applicant(ApplicantKind kind, String name, String idNumber, String address, String phone, String email) {}
