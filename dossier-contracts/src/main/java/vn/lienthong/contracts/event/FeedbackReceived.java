package vn.lienthong.contracts.event;

import vn.lienthong.contracts.value.FeedbackKind;

/** A complaint, dislike or praise; its text is sealed. */
public record FeedbackReceived(FeedbackKind kind, String officer) implements IntakeEvent {
    /** The actor of one that was given with the key on the receipt. */
    public static final String BY_CITIZEN = "citizen";
}
