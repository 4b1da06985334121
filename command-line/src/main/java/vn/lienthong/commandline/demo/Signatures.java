package vn.lienthong.commandline.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import vn.lienthong.cases.Question;
import vn.lienthong.cases.ReferenceCase;
import vn.lienthong.cases.Signature;
import vn.lienthong.commandline.Front;
import vn.lienthong.commandline.suite.CommandFailed;
import vn.lienthong.commandline.suite.Part;
import vn.lienthong.contracts.log.Json;

/** Who signed how many decisions, as {@code GET /v1/reports/delegations} says. */
final class Signatures {
    private Signatures() {}

    /** @return empty for a case that is not about who signs */
    static Map<Signature, Long> of(ReferenceCase shown, Front front, String token) {
        var signed = new HashMap<Signature, Long>();
        if (shown.signers().isEmpty()) return signed;
        for (var question : shown.questions())
            count(front.get(Part.REPORTING, path(question), token, "application/json"), signed);
        return signed;
    }

    private static String path(Question question) {
        return "/v1/reports/delegations?unit=%s&from=%s&to=%s"
                .formatted(question.unit(), question.from(), question.to());
    }

    /** Adds what an answer of the report says. */
    static void count(String answer, Map<Signature, Long> signed) {
        try {
            for (var row : Json.mapper().readTree(answer).path("rows"))
                signed.merge(signature(row), row.path("signed").asLong(), Long::sum);
        } catch (JsonProcessingException e) {
            throw new CommandFailed("reporting answers no JSON", e);
        }
    }

    private static Signature signature(JsonNode row) {
        return Signature.of(
                row.path("signer").textValue(), row.path("delegation").textValue());
    }
}
