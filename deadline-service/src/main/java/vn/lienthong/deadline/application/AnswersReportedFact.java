package vn.lienthong.deadline.application;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Optional;
import vn.lienthong.contracts.event.FactRefused;
import vn.lienthong.contracts.event.FactReported;
import vn.lienthong.contracts.history.Fact;
import vn.lienthong.contracts.log.Json;
import vn.lienthong.contracts.post.Extended;
import vn.lienthong.contracts.post.PostTypes;
import vn.lienthong.contracts.value.Owner;
import vn.lienthong.deadline.domain.Decision;
import vn.lienthong.deadline.domain.Report;
import vn.lienthong.deadline.domain.ReportedFacts;
import vn.lienthong.deadline.domain.Rule;
import vn.lienthong.deadline.domain.Saying;
import vn.lienthong.deadline.domain.TimeLaw;

/** FactReported → ExtensionGranted, FactCorrected, FactAnnulled, or FactRefused: always exactly one answer. */
final class AnswersReportedFact {
    private static final String CORRECTED = "corrected";

    private final ReportedFacts decider;

    AnswersReportedFact(TimeLaw law) {
        this.decider = new ReportedFacts(law);
    }

    /** The data of FactReported("corrected") as intake writes it. */
    private record ReportedCorrection(
            String fact, String factType, String approver, OffsetDateTime time, JsonNode data) {}

    /** Whether deadline owes the answer. */
    static boolean isOurs(FactReported reported) {
        var type = reported.factType().equals(CORRECTED) && reported.data() != null
                ? reported.data().path("factType").asText()
                : reported.factType();
        return PostTypes.named(type)
                .filter(kind -> kind.owner() == Owner.DEADLINE)
                .isPresent();
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
        if (!said.factType().equals(CORRECTED))
            return new Report.OfExtension(Json.mapper().treeToValue(said.data(), Extended.class));
        var correction = Json.mapper().treeToValue(said.data(), ReportedCorrection.class);
        return new Report.OfCorrection(
                correction.fact(),
                Optional.ofNullable(correction.time()).map(OffsetDateTime::toInstant),
                correction.data() == null
                        ? Optional.empty()
                        : Optional.of(Json.mapper().treeToValue(correction.data(), Extended.class)),
                correction.approver());
    }

    private static Saying refusal(Fact reported, Rule rule) {
        var said = (FactReported) reported.event();
        return Saying.answer(new FactRefused(said.factType(), rule.code(), rule.detail()), reported);
    }
}
