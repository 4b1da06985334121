package vn.lienthong.intake.application;

import vn.lienthong.intake.domain.Rule;

/** Another unit has used the source first since the item was prepared. */
final class SourceTaken extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String source;

    SourceTaken(String source) {
        super("another unit has just taken the source " + source);
        this.source = source;
    }

    /** The same as of a source that was the other unit's before. */
    Answer refusal() {
        return Answer.Refused.because(Rule.FOREIGN_SOURCE, source);
    }
}
