package vn.lienthong.contracts.post;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Instant;
import java.util.Optional;
import vn.lienthong.contracts.event.FactReported;
import vn.lienthong.contracts.log.Json;

/** How intake passes on what another service owns: as it was posted, without what must stay private. */
public final class Reports {
    private static final String CORRECTED = "corrected";

    private Reports() {}

    /** @param factType the short name of its kind, e.g. {@code resolved} */
    public static FactReported of(String factType, PostedFact fact) {
        return new FactReported(factType, PrivateText.without(Json.mapper().valueToTree(fact)));
    }

    /**
     * The correction of a fact that was reported before.
     *
     * @param fact the id of the FactReported that brought it
     * @param factType its kind
     * @param time the business time it is to have from now on, {@code null} to leave it
     */
    public static FactReported correction(String fact, String factType, Corrected correction, Instant time) {
        var data = JsonNodeFactory.instance
                .objectNode()
                .put("fact", fact)
                .put("factType", factType)
                .put("approver", correction.approver());
        if (time != null) data.put("time", time.toString());
        JsonNode replacing = correction.data();
        if (replacing != null) data.set("data", PrivateText.without(replacing));
        return new FactReported(CORRECTED, data);
    }

    public static boolean isCorrection(FactReported report) {
        return report.factType().equals(CORRECTED);
    }

    /** The short name of the kind of fact that it brings or corrects. */
    public static String kind(FactReported report) {
        return isCorrection(report) ? report.data().path("factType").asText() : report.factType();
    }

    /**
     * When a reported fact happened, now that its owner was told this as well.
     *
     * @param fact the id of the FactReported that brought it
     * @param time when it happened by all that was told before
     * @return empty if this says that it never did
     */
    public static Optional<Instant> retold(String fact, Instant time, FactReported report) {
        var said = report.data();
        if (!isCorrection(report) || !said.path("fact").asText().equals(fact)) return Optional.of(time);
        if (said.has("time")) return Optional.of(Instant.parse(said.get("time").asText()));
        return said.has("data") ? Optional.of(time) : Optional.empty();
    }
}
