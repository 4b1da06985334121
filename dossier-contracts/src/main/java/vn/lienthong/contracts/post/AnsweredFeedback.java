package vn.lienthong.contracts.post;

import vn.lienthong.contracts.value.Finding;

/** Data of a posted {@code vn.lienthong.dossier.feedback-answered.v1}. */
public record AnsweredFeedback(String feedback, Finding finding, String answer, String officer) implements PostedFact {}
