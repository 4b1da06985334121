package vn.lienthong.contracts.post;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import vn.lienthong.contracts.log.Json;
import vn.lienthong.contracts.value.Owner;

/** The names under which facts are posted, their data and the owner who decides each. */
public final class PostTypes {
    public static final String PREFIX = "vn.lienthong.dossier.";
    public static final String SUFFIX = ".v1";
    public static final String SOURCE_COMPLETE = "vn.lienthong.source.complete.v1";

    /** One kind of posted fact. A correction is owned by the owner of the fact it corrects. */
    public record Kind(String name, Class<? extends PostedFact> data, Owner owner) {
        /** The CloudEvents type. */
        public String type() {
            return PREFIX + name + SUFFIX;
        }
    }

    private static final Map<String, Kind> KINDS = Map.ofEntries(
            kind("submitted", Submitted.class, Owner.INTAKE),
            kind("received", Received.class, Owner.INTAKE),
            kind("reception-refused", RefusedReception.class, Owner.INTAKE),
            kind("supplement-requested", RequestedSupplement.class, Owner.INTAKE),
            kind("supplement-provided", ProvidedSupplement.class, Owner.INTAKE),
            kind("payment-requested", RequestedPayment.class, Owner.INTAKE),
            kind("payment-confirmed", ConfirmedPayment.class, Owner.INTAKE),
            kind("transferred", Transferred.class, Owner.ROUTING),
            kind("acknowledged", Acknowledged.class, Owner.ROUTING),
            kind("assigned", Assigned.class, Owner.ROUTING),
            kind("sent-back", SentBack.class, Owner.ROUTING),
            kind("leg-completed", CompletedLeg.class, Owner.ROUTING),
            kind("resolved", Resolved.class, Owner.ROUTING),
            kind("stopped", Stopped.class, Owner.ROUTING),
            kind("withdrawn", Withdrawn.class, Owner.INTAKE),
            kind("returned", Returned.class, Owner.INTAKE),
            kind("extended", Extended.class, Owner.DEADLINE),
            kind("feedback", Feedback.class, Owner.INTAKE),
            kind("feedback-answered", AnsweredFeedback.class, Owner.INTAKE),
            kind("corrected", Corrected.class, Owner.INTAKE));

    private PostTypes() {}

    public static Stream<Kind> all() {
        return KINDS.values().stream();
    }

    /** The kind with this short name ({@code received}), if there is one. */
    public static Optional<Kind> named(String name) {
        return Optional.ofNullable(KINDS.get(name));
    }

    /** The kind of this CloudEvents type ({@code vn.lienthong.dossier.received.v1}), if there is one. */
    public static Optional<Kind> ofType(String type) {
        if (!type.startsWith(PREFIX) || !type.endsWith(SUFFIX)) return Optional.empty();
        return named(type.substring(PREFIX.length(), type.length() - SUFFIX.length()));
    }

    /** The fields that the data of this kind must have. */
    public static Stream<String> required(Kind kind) {
        return RequiredData.of(kind).stream()
                .map(JsonPointer::getMatchingProperty)
                .distinct();
    }

    /** Reads the shape of the data strictly. What is required beyond it is checked by {@link PostReader}, what fits the dossier by the owner. */
    public static PostedFact read(Kind kind, JsonNode data) throws JsonProcessingException {
        return Json.mapper().treeToValue(data, kind.data());
    }

    private static Map.Entry<String, Kind> kind(String name, Class<? extends PostedFact> data, Owner owner) {
        return Map.entry(name, new Kind(name, data, owner));
    }
}
