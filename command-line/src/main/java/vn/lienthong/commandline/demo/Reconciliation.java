package vn.lienthong.commandline.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.StreamSupport;
import vn.lienthong.cases.Published.Contradiction;
import vn.lienthong.cases.ReferenceCase;
import vn.lienthong.commandline.Front;
import vn.lienthong.commandline.suite.CommandFailed;
import vn.lienthong.commandline.suite.Part;
import vn.lienthong.contracts.log.Json;

/** What the suite finds in the table that the press printed of a case. */
record Reconciliation(List<Found> findings) {

    static final Reconciliation NONE = new Reconciliation(List.of());

    /** @param identity the formula, and behind a colon what it says */
    record Found(
            int row,
            String unit,
            String scope,
            String kind,
            String identity,
            String printed,
            String computed,
            String wouldHold) {

        boolean is(Contradiction expected) {
            return row == expected.row()
                    && kind.equals(expected.kind())
                    && identity.startsWith(expected.identity() + ":");
        }

        @Override
        public String toString() {
            var text = "  ! %s %s, %s: %s; printed %s".formatted(unit, scope, kind, identity, printed);
            if (computed != null) text += ", computed " + computed;
            return wouldHold == null ? text : text + "; would hold with " + wouldHold;
        }
    }

    /** @return without findings for a case of which no table was printed */
    static Reconciliation of(ReferenceCase shown, Front front, String token) {
        if (shown.published() == null) return NONE;
        try {
            var table = Json.mapper().writeValueAsBytes(shown.published().table(shown.from(), shown.to()));
            return of(front.post(Part.REPORTING, "/v1/reconciliations", token, "application/json", table));
        } catch (JsonProcessingException e) {
            throw new CommandFailed("a table that is no JSON", e);
        }
    }

    static Reconciliation of(String answer) throws JsonProcessingException {
        var findings = Json.mapper().readTree(answer).path("findings");
        return new Reconciliation(StreamSupport.stream(findings.spliterator(), false)
                .map(Reconciliation::found)
                .toList());
    }

    private static Found found(JsonNode finding) {
        return new Found(
                finding.path("row").asInt(),
                finding.path("unit").asText(),
                finding.path("scope").asText(),
                finding.path("kind").asText(),
                finding.path("identity").asText(),
                finding.path("printed").asText(),
                finding.path("computed").textValue(),
                finding.path("wouldHold").textValue());
    }
}
