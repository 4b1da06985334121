package vn.lienthong.routing.application;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.time.Instant;
import java.util.Optional;
import vn.lienthong.contracts.event.FactReported;
import vn.lienthong.contracts.history.Fact;
import vn.lienthong.contracts.post.PostTypes;
import vn.lienthong.contracts.post.ReportedCorrection;
import vn.lienthong.contracts.post.Reports;
import vn.lienthong.routing.domain.Command;
import vn.lienthong.routing.domain.Correction;
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
            return Reports.isCorrection(said)
                    ? correct(file, reported, now)
                    : routing.decide(file.history(), request(said, reported, now));
        } catch (MissingData missing) {
            return new Decision.Rejected(Rule.MISSING_DATA, missing.field());
        } catch (JsonProcessingException unreadable) {
            return new Decision.Rejected(Rule.UNREADABLE_DATA, "data");
        }
    }

    private Decision correct(CaseFile file, Fact reported, Instant now) throws JsonProcessingException {
        var said = ReportedCorrection.of((FactReported) reported.event());
        var named = new Correction(said.fact(), reported.time(), said.newTime(), Optional.empty(), said.approver());
        var target = Routing.correctable(file.history(), named);
        if (said.data() != null && target.isEmpty()) return new Decision.Rejected(Rule.UNKNOWN_FACT, null);
        return routing.decide(
                file.facts(),
                named.reading(said.reading(target.map(Fact::event)).flatMap(Command::of)),
                now);
    }

    private static Request request(FactReported said, Fact reported, Instant now) throws JsonProcessingException {
        var kind = PostTypes.named(said.factType()).orElseThrow();
        var command = Command.of(PostTypes.read(kind, said.data())).orElseThrow();
        return new Request(command, reported.time(), now, Manner.REPORTED);
    }
}
