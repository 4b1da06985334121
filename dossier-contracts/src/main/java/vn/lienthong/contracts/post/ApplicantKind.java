package vn.lienthong.contracts.post;

/** Loại đối tượng. */
public enum ApplicantKind {
    PERSON,
    BUSINESS,
    AGENCY,
    OTHER
}
