package vn.lienthong.deadline.domain;

/** What becomes of a command or a reported fact. */
public sealed interface Decision {
    record Accepted(Saying saying) implements Decision {}

    record Rejected(Rule rule) implements Decision {}
}
