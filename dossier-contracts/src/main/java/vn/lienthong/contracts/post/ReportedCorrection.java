package vn.lienthong.contracts.post;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import vn.lienthong.contracts.event.DossierEvent;
import vn.lienthong.contracts.event.FactReported;
import vn.lienthong.contracts.log.EventTypes;
import vn.lienthong.contracts.log.Json;

/**
 * The data of FactReported("corrected"), as {@link Reports} writes it and the owner of the corrected fact reads it.
 *
 * @param fact id of the corrected fact, or of the FactReported that brought it
 * @param factType short name of the corrected fact's kind, e.g. {@code resolved}; {@code null} where only its owner knows
 * @param owner in place of the kind
 * @param data in the shape in which facts of that kind are posted
 */
public record ReportedCorrection(
        String fact, String factType, String owner, String approver, OffsetDateTime time, JsonNode data) {

    public static ReportedCorrection of(FactReported reported) throws JsonProcessingException {
        return Json.mapper().treeToValue(reported.data(), ReportedCorrection.class);
    }

    /** The business time that the fact is to have from now on. */
    public Optional<Instant> newTime() {
        return Optional.ofNullable(time).map(OffsetDateTime::toInstant);
    }

    /**
     * What the fact is to say from now on.
     *
     * @param corrected the corrected fact as it is known; empty if there is none
     * @throws JsonProcessingException if the data does not fit it
     */
    public Optional<PostedFact> reading(Optional<DossierEvent> corrected) throws JsonProcessingException {
        if (data == null || corrected.isEmpty()) return Optional.empty();
        var kind = PostTypes.ofType(EventTypes.nameOf(corrected.get()));
        return kind.isEmpty() ? Optional.empty() : Optional.of(PostTypes.read(kind.get(), data));
    }
}
