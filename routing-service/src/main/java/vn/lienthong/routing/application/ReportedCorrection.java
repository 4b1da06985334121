package vn.lienthong.routing.application;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.OffsetDateTime;
import java.util.Optional;
import vn.lienthong.contracts.event.FactReported;
import vn.lienthong.contracts.history.Fact;
import vn.lienthong.contracts.log.Json;
import vn.lienthong.contracts.post.PostTypes;
import vn.lienthong.routing.domain.Command;
import vn.lienthong.routing.domain.Correction;

/**
 * The data of FactReported("corrected") as intake writes it.
 *
 * @param fact id of the FactReported that brought the corrected fact
 * @param factType short name of the corrected fact's kind, e.g. {@code resolved}
 * @param data in the shape in which facts of that kind are posted
 */
record ReportedCorrection(String fact, String factType, String approver, OffsetDateTime time, JsonNode data) {

    static Correction of(Fact reported) throws JsonProcessingException {
        var data = ((FactReported) reported.event()).data();
        return Json.mapper().treeToValue(data, ReportedCorrection.class).at(reported);
    }

    private Correction at(Fact reported) throws JsonProcessingException {
        var newTime = Optional.ofNullable(time).map(OffsetDateTime::toInstant);
        return new Correction(fact, reported.time(), newTime, reading(), approver);
    }

    private Optional<Command> reading() throws JsonProcessingException {
        var kind = PostTypes.named(factType);
        return data == null || kind.isEmpty() ? Optional.empty() : Command.of(PostTypes.read(kind.get(), data));
    }
}
