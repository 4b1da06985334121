package vn.lienthong.contracts.event;

import vn.lienthong.contracts.value.FeedbackKind;

/** A complaint, dislike or praise; its text is sealed. */
public record FeedbackReceived(FeedbackKind kind, String officer) implements IntakeEvent {}
