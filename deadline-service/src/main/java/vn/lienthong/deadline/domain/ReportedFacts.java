package vn.lienthong.deadline.domain;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
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
                .map(extension -> extension.decide(TimeSheet.of(before, law), law, now, cause))
                .orElse(new Decision.Rejected(Rule.UNREADABLE_DATA));
    }

    private Decision correct(Report.OfCorrection correction, Fact reported, Collection<Fact> before, Instant now) {
        var history = History.of(before);
        var wrong = history.facts().stream()
                .filter(fact -> isExtension(fact) && correction.names(fact))
                .findFirst();
        if (wrong.isEmpty()) return undo(correction, reported, before, history, now);
        if (correction.annuls())
            return accepted(new FactAnnulled(wrong.get().id(), correction.approver()), reported, Set.of());
        return switch (reread(correction, wrong.get(), reported, before, now)) {
            case Decision.Rejected rejected -> rejected;
            case Decision.Accepted right -> accepted(reading(wrong.get(), right.saying(), correction), reported, right);
        };
    }

    /** Without its amendment the re-appointment reads as before, which must be possible beside all recorded since. */
    private Decision undo(
            Report.OfCorrection correction, Fact reported, Collection<Fact> before, History history, Instant now) {
        var amendment = history.amendments().stream()
                .filter(correction::names)
                .filter(fact ->
                        history.subject(fact).filter(ReportedFacts::isExtension).isPresent())
                .findFirst();
        if (amendment.isEmpty() || !correction.annuls()) return new Decision.Rejected(Rule.UNKNOWN_FACT);
        var others = without(before, amendment.get());
        return history.subject(amendment.get())
                .flatMap(subject -> History.of(others).inForce(subject.id()))
                .map(fact -> again(fact, fact.time(), reported, others, now))
                .filter(Decision.Rejected.class::isInstance)
                .orElseGet(() ->
                        accepted(new FactAnnulled(amendment.get().id(), correction.approver()), reported, Set.of()));
    }

    /** The fact as it is to read must still be one that could have happened. */
    private Decision reread(
            Report.OfCorrection correction, Fact wrong, Fact reported, Collection<Fact> before, Instant now) {
        var time = correction.time().orElse(wrong.time());
        return correction.reading().isPresent()
                ? extend(correction.reading().get(), time, reported.id(), History.of(without(before, wrong)), now)
                : again(wrong, time, reported, before, now);
    }

    private Decision again(Fact extension, Instant time, Fact reported, Collection<Fact> before, Instant now) {
        var others = TimeSheet.of(History.of(without(before, extension)), law);
        return Extension.of((ExtensionGranted) extension.event(), time).decide(others, law, now, reported.id());
    }

    private static List<Fact> without(Collection<Fact> known, Fact fact) {
        return known.stream().filter(other -> !other.id().equals(fact.id())).toList();
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

    private static boolean isExtension(Fact fact) {
        return fact.event() instanceof ExtensionGranted;
    }
}
