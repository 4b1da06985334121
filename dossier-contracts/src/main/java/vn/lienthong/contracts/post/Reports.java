package vn.lienthong.contracts.post;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Instant;
import java.util.Optional;
import vn.lienthong.contracts.event.FactReported;
import vn.lienthong.contracts.log.Json;
import vn.lienthong.contracts.value.Owner;

/** How intake passes on what another service owns: as it was posted, without what must stay private. */
public final class Reports {
    private static final String CORRECTED = "corrected";

    private Reports() {}

    /** @param factType the short name of its kind, e.g. {@code resolved} */
    public static FactReported of(String factType, PostedFact fact) {
        return new FactReported(factType, PrivateText.without(Json.mapper().valueToTree(fact)));
    }

    /**
     * The correction of a fact that another service owns.
     *
     * @param fact its id, or that of the FactReported that brought it
     * @param factType its kind; {@code null} where only its owner knows
     * @param time the business time it is to have from now on, {@code null} to leave it
     */
    public static FactReported correction(
            String fact, String factType, Owner owner, Corrected correction, Instant time) {
        var data = JsonNodeFactory.instance.objectNode().put("fact", fact);
        if (factType == null) data.put("owner", owner.code());
        else data.put("factType", factType);
        data.put("approver", correction.approver());
        if (time != null) data.put("time", time.toString());
        JsonNode replacing = correction.data();
        if (replacing != null) data.set("data", PrivateText.without(replacing));
        return new FactReported(CORRECTED, data);
    }

    public static boolean isCorrection(FactReported report) {
        return report.factType().equals(CORRECTED);
    }

    /** The short name of the kind of fact that it brings or corrects; empty where only its owner knows. */
    public static Optional<String> kind(FactReported report) {
        return isCorrection(report) ? text(report, "factType") : Optional.of(report.factType());
    }

    /** Who answers it; empty if that cannot be told. */
    public static Optional<Owner> owner(FactReported report) {
        var kind = kind(report);
        if (kind.isPresent()) return kind.flatMap(PostTypes::named).map(PostTypes.Kind::owner);
        return text(report, "owner").map(Owner::ofCode);
    }

    private static Optional<String> text(FactReported report, String field) {
        return Optional.ofNullable(report.data()).map(data -> data.path(field).textValue());
    }

    /** The fact that it says never was, or the correction that it takes back. */
    public static Optional<String> annulled(FactReported report) {
        var said = report.data();
        return isCorrection(report) && !said.has("time") && !said.has("data")
                ? Optional.of(said.path("fact").asText())
                : Optional.empty();
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
