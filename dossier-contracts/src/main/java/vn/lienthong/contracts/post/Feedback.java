package vn.lienthong.contracts.post;

import vn.lienthong.contracts.value.FeedbackKind;

/** Data of a posted {@code vn.lienthong.dossier.feedback.v1}. */
public record Feedback(FeedbackKind kind, String text, String officer) implements PostedFact {}
