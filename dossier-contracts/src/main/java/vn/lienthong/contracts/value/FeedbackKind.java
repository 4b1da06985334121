package vn.lienthong.contracts.value;

/** What a citizen says of the handling (phản ánh, kiến nghị). */
public enum FeedbackKind {
    COMPLAINT,
    DISLIKE,
    PRAISE
}
