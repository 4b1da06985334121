package vn.lienthong.deadline.domain;

import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import vn.lienthong.contracts.event.DeadlineEvent;
import vn.lienthong.contracts.event.ExtensionGranted;
import vn.lienthong.contracts.event.FactAnnulled;
import vn.lienthong.contracts.event.FactCorrected;
import vn.lienthong.contracts.history.Fact;
import vn.lienthong.contracts.history.History;
import vn.lienthong.contracts.post.Extended;
import vn.lienthong.contracts.value.Flag;

/** Decides posted facts that deadline owns, each on what was known when it was reported. */
public final class ReportedFacts {
    private final TimeLaw law;

    public ReportedFacts(TimeLaw law) {
        this.law = law;
    }

    /**
     * @param reported the FactReported
     * @param before what was known before it
     * @param now recorded time
     */
    public Decision decide(Fact reported, Report report, Collection<Fact> before, Instant now) {
        return switch (report) {
            case Report.OfExtension extension ->
                extend(extension.posted(), reported.time(), reported.id(), History.of(before), now);
            case Report.OfCorrection correction -> correct(correction, reported, before, now);
        };
    }

    private Decision extend(Extended posted, Instant time, String cause, History before, Instant now) {
        return Extension.of(posted, time)
                .map(extension -> extension.decide(TimeSheet.of(before, law), now, cause))
                .orElse(new Decision.Rejected(Rule.UNREADABLE_DATA));
    }

    private Decision correct(Report.OfCorrection correction, Fact reported, Collection<Fact> before, Instant now) {
        var wrong = extensionReportedBy(History.of(before), correction.fact());
        if (wrong.isEmpty()) return new Decision.Rejected(Rule.UNKNOWN_FACT);
        if (correction.time().isEmpty() && correction.reading().isEmpty())
            return accepted(new FactAnnulled(wrong.get().id(), correction.approver()), reported, Set.of());
        return switch (reread(correction, wrong.get(), reported, before, now)) {
            case Decision.Rejected rejected -> rejected;
            case Decision.Accepted right -> accepted(reading(wrong.get(), right.saying(), correction), reported, right);
        };
    }

    /** The fact as it is to read must still be one that could have happened. */
    private Decision reread(
            Report.OfCorrection correction, Fact wrong, Fact reported, Collection<Fact> before, Instant now) {
        var time = correction.time().orElse(wrong.time());
        var others = History.of(
                before.stream().filter(fact -> !fact.id().equals(wrong.id())).toList());
        return correction.reading().isPresent()
                ? extend(correction.reading().get(), time, reported.id(), others, now)
                : Extension.of((ExtensionGranted) wrong.event(), time)
                        .decide(TimeSheet.of(others, law), now, reported.id());
    }

    private static DeadlineEvent reading(Fact wrong, Saying right, Report.OfCorrection correction) {
        return FactCorrected.reading(wrong.id(), right.time(), right.event(), correction.approver());
    }

    private static Decision accepted(DeadlineEvent answer, Fact reported, Decision.Accepted right) {
        return accepted(answer, reported, right.saying().flags());
    }

    private static Decision accepted(DeadlineEvent answer, Fact reported, Set<Flag> flags) {
        return new Decision.Accepted(new Saying(answer, reported.time(), reported.id(), flags));
    }

    private static Optional<Fact> extensionReportedBy(History history, String report) {
        return history.facts().stream()
                .filter(fact -> fact.event() instanceof ExtensionGranted && fact.causationId() != null)
                .filter(fact -> fact.causationId().equals(report))
                .findFirst();
    }
}
