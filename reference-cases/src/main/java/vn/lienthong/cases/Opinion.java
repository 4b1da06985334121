package vn.lienthong.cases;

import vn.lienthong.contracts.value.FeedbackKind;
import vn.lienthong.contracts.value.Finding;

/** A made-up feedback with the answer to it. */
record Opinion(FeedbackKind kind, String text, Finding finding, String answer) {}
