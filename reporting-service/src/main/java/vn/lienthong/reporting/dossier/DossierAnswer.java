package vn.lienthong.reporting.dossier;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import vn.lienthong.reporting.domain.LegView;
import vn.lienthong.reporting.domain.Unassigned;

/**
 * A dossier as it stands: what a list says of it, and more.
 *
 * @param unassigned what waits for a successor of a unit that ended
 * @param people applicant and others, for those who work on it; {@code null} for everybody else
 * @param asOf recorded time up to which the log is counted
 * @param logPosition the next offset of its partition that the answer stands on
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record DossierAnswer(
        @JsonUnwrapped DossierLine line,
        List<LegView> legs,
        List<Unassigned> unassigned,
        JsonNode people,
        Instant asOf,
        Map<Integer, Long> logPosition,
        Links links) {

    public record Links(String self, String events, String stream) {
        static Links of(String code) {
            var self = "/v1/dossiers/" + code;
            return new Links(self, self + "/events", self + "/stream");
        }
    }

    public DossierAnswer with(JsonNode persons) {
        return new DossierAnswer(line, legs, unassigned, persons, asOf, logPosition, links);
    }
}
