package vn.lienthong.routing.application;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.time.Instant;
import vn.lienthong.contracts.event.FactReported;
import vn.lienthong.contracts.history.Fact;
import vn.lienthong.contracts.post.PostTypes;
import vn.lienthong.routing.domain.Command;
import vn.lienthong.routing.domain.Decision;
import vn.lienthong.routing.domain.Manner;
import vn.lienthong.routing.domain.MissingData;
import vn.lienthong.routing.domain.Request;
import vn.lienthong.routing.domain.Routing;
import vn.lienthong.routing.domain.Rule;
import vn.lienthong.service.casefile.CaseFile;

/** FactReported → the fact itself, FactCorrected, FactAnnulled, or FactRefused: always exactly one answer. */
final class AnswersReportedFact {
    private final Routing routing;

    AnswersReportedFact(Routing routing) {
        this.routing = routing;
    }

    /**
     * @param file what was known when the report came, the report included
     * @param present now; what was recorded later than that is judged at its recorded time
     */
    Decision answer(CaseFile file, Fact reported, Instant present) {
        var now = present.isAfter(reported.recordedAt()) ? present : reported.recordedAt();
        var said = (FactReported) reported.event();
        try {
            return said.factType().equals("corrected")
                    ? routing.decide(file.facts(), ReportedCorrection.of(reported), now)
                    : routing.decide(file.history(), request(said, reported, now));
        } catch (MissingData missing) {
            return new Decision.Rejected(Rule.MISSING_DATA, missing.field());
        } catch (JsonProcessingException unreadable) {
            return new Decision.Rejected(Rule.UNREADABLE_DATA, "data");
        }
    }

    private static Request request(FactReported said, Fact reported, Instant now) throws JsonProcessingException {
        var kind = PostTypes.named(said.factType()).orElseThrow();
        var command = Command.of(PostTypes.read(kind, said.data())).orElseThrow();
        return new Request(command, reported.time(), now, Manner.REPORTED);
    }
}
