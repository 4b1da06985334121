package vn.lienthong.contracts.post;

import com.fasterxml.jackson.core.JsonPointer;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Which data each kind of posted fact must carry (contract, section 2). */
final class RequiredData {
    private static final Map<String, List<JsonPointer>> REQUIRED = Map.ofEntries(
            required("submitted", "/unit", "/procedure"),
            required("received", "/unit", "/procedure", "/channel"),
            required("reception-refused", "/unit", "/reason"),
            required("supplement-requested", "/reason", "/items"),
            required("supplement-provided"),
            required("payment-requested", "/amount", "/currency"),
            required("payment-confirmed", "/amount", "/currency"),
            required("transferred", "/fromUnit", "/toUnit"),
            required("acknowledged", "/unit"),
            required("assigned", "/unit", "/officer"),
            required("sent-back", "/fromUnit", "/toUnit", "/reason"),
            required("leg-completed", "/unit"),
            required("resolved", "/unit", "/outcome"),
            required("stopped", "/unit", "/ground"),
            required("withdrawn"),
            required("returned", "/unit", "/channel"),
            required("extended", "/newDue", "/reason", "/apologyNumber"),
            required("feedback", "/kind", "/text"),
            required("feedback-answered", "/feedback", "/finding", "/answer"),
            required("corrected", "/corrects/source", "/corrects/id", "/reason", "/approver"));

    private RequiredData() {}

    static List<JsonPointer> of(PostTypes.Kind kind) {
        return REQUIRED.get(kind.name());
    }

    private static Map.Entry<String, List<JsonPointer>> required(String kind, String... pointers) {
        return Map.entry(kind, Stream.of(pointers).map(JsonPointer::compile).toList());
    }
}
