package vn.lienthong.intake.adapter.rest;

import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import vn.lienthong.contracts.post.Fault;
import vn.lienthong.intake.application.Answer;
import vn.lienthong.service.problem.InvalidField;
import vn.lienthong.service.problem.ProblemException;

/** Says as a problem why an item was not recorded. */
final class Refusals {
    /** What an item may have, in bytes. */
    static final int LONGEST_ITEM = 256 * 1024;

    private Refusals() {}

    /** The refusal that this answer is; empty if it is none. */
    static Optional<ProblemException> of(Answer answer) {
        return switch (answer) {
            case Answer.Recorded _, Answer.Recordable _, Answer.Repeated _ -> Optional.empty();
            case Answer.Conflicting _ -> Optional.of(ProblemException.of(409, "id-used"));
            case Answer.Refused(var rule, var args) ->
                Optional.of(ProblemException.of(rule.status(), rule.code(), args.toArray()));
            case Answer.Malformed(var faults) -> Optional.of(malformed(faults));
            case Answer.TooLong _ -> Optional.of(ProblemException.of(413, "item-too-long", LONGEST_ITEM));
            case Answer.CutOff _ -> Optional.of(ProblemException.of(400, "cut-off"));
            case Answer.Failed _ ->
                Optional.of(ProblemException.of(503, "storage-unavailable").retryAfter(Duration.ofSeconds(1)));
        };
    }

    static ProblemException malformed(Collection<Fault> faults) {
        return ProblemException.of(400, "malformed-post")
                .at(faults.stream().map(InvalidField::of).toArray(InvalidField[]::new));
    }
}
