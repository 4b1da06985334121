package vn.lienthong.contracts.event;

import vn.lienthong.contracts.value.Finding;

/** The answer to a feedback, named by its event id; the text is sealed. */
public record FeedbackAnswered(String feedback, Finding finding, String officer) implements IntakeEvent {}
