package vn.lienthong.deadline.application;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import vn.lienthong.contracts.event.FactRefused;
import vn.lienthong.contracts.event.FactReported;
import vn.lienthong.contracts.history.Fact;
import vn.lienthong.contracts.log.Json;
import vn.lienthong.contracts.post.Extended;
import vn.lienthong.contracts.post.ReportedCorrection;
import vn.lienthong.contracts.post.Reports;
import vn.lienthong.contracts.value.Owner;
import vn.lienthong.deadline.domain.Decision;
import vn.lienthong.deadline.domain.Report;
import vn.lienthong.deadline.domain.ReportedFacts;
import vn.lienthong.deadline.domain.Rule;
import vn.lienthong.deadline.domain.Saying;
import vn.lienthong.deadline.domain.TimeLaw;

/** FactReported → ExtensionGranted, FactCorrected, FactAnnulled, or FactRefused: always exactly one answer. */
final class AnswersReportedFact {
    private final ReportedFacts decider;

    AnswersReportedFact(TimeLaw law) {
        this.decider = new ReportedFacts(law);
    }

    /** Whether deadline owes the answer. */
    static boolean isOurs(FactReported reported) {
        return Reports.owner(reported).equals(Optional.of(Owner.DEADLINE));
    }

    /** @param before what was known when it was reported */
    Saying answer(Fact reported, Collection<Fact> before, Instant now) {
        return switch (decide(reported, before, now)) {
            case Decision.Accepted accepted -> accepted.saying();
            case Decision.Rejected rejected -> refusal(reported, rejected.rule());
        };
    }

    private Decision decide(Fact reported, Collection<Fact> before, Instant now) {
        try {
            return decider.decide(reported, read((FactReported) reported.event()), before, now);
        } catch (JsonProcessingException unreadable) {
            return new Decision.Rejected(Rule.UNREADABLE_DATA);
        }
    }

    private static Report read(FactReported said) throws JsonProcessingException {
        if (!Reports.isCorrection(said))
            return new Report.OfExtension(Json.mapper().treeToValue(said.data(), Extended.class));
        var correction = ReportedCorrection.of(said);
        var reading = correction.data() == null
                ? Optional.<Extended>empty()
                : Optional.of(Json.mapper().treeToValue(correction.data(), Extended.class));
        return new Report.OfCorrection(correction.fact(), correction.newTime(), reading, correction.approver());
    }

    private static Saying refusal(Fact reported, Rule rule) {
        var said = (FactReported) reported.event();
        return Saying.answer(new FactRefused(said.factType(), rule.code(), rule.detail()), reported);
    }
}
