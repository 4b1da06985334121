package vn.lienthong.deadline.domain;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import vn.lienthong.contracts.event.DeadlineEvent;
import vn.lienthong.contracts.event.ExtensionGranted;
import vn.lienthong.contracts.event.FactAnnulled;
import vn.lienthong.contracts.event.FactCorrected;
import vn.lienthong.contracts.event.FactRefused;
import vn.lienthong.contracts.event.FactReported;
import vn.lienthong.contracts.history.Fact;
import vn.lienthong.contracts.history.History;
import vn.lienthong.contracts.log.Json;
import vn.lienthong.contracts.post.Extended;
import vn.lienthong.contracts.post.PostTypes;
import vn.lienthong.contracts.value.Flag;
import vn.lienthong.contracts.value.Owner;

/** Posted facts that deadline owns; each is answered with exactly one fact, in the order of the log. */
public final class ReportedFacts {
    private static final String CORRECTED = "corrected";

    private ReportedFacts() {}

    /** Whether deadline owes the answer. */
    public static boolean isOurs(FactReported reported) {
        var type = reported.factType().equals(CORRECTED)
                ? reported.data().path("factType").asText()
                : reported.factType();
        return PostTypes.named(type)
                .filter(kind -> kind.owner() == Owner.DEADLINE)
                .isPresent();
    }

    /**
     * The answer to a reported fact.
     *
     * @param before what was known when it was reported
     * @param now recorded time
     */
    public static Saying answer(Fact reported, Collection<Fact> before, TimeLaw law, Instant now) {
        var said = (FactReported) reported.event();
        var decision = said.factType().equals(CORRECTED)
                ? correct(reported, said.data(), before, law, now)
                : extend(reported, said.data(), before, law, now);
        return switch (decision) {
            case Decision.Accepted accepted -> accepted.saying();
            case Decision.Rejected rejected -> refusal(reported, rejected.rule());
        };
    }

    private static Decision extend(Fact reported, JsonNode data, Collection<Fact> before, TimeLaw law, Instant now) {
        var extension = read(data, reported.time());
        return extension.isEmpty()
                ? new Decision.Rejected(Rule.UNREADABLE_DATA)
                : extension.get().decide(TimeSheet.of(History.of(before), law), now, reported.id());
    }

    /** The corrected fact must still be one that could have happened. */
    private static Decision correct(Fact reported, JsonNode data, Collection<Fact> before, TimeLaw law, Instant now) {
        var wrong = extensionReportedBy(History.of(before), data.path("fact").asText());
        if (wrong.isEmpty()) return new Decision.Rejected(Rule.UNKNOWN_FACT);
        var approver = data.path("approver").asText(null);
        if (!data.has("time") && !data.has("data"))
            return accepted(new FactAnnulled(wrong.get().id(), approver), reported, Set.of());
        var right = corrected(wrong.get(), data);
        if (right.isEmpty()) return new Decision.Rejected(Rule.UNREADABLE_DATA);
        var sheet = TimeSheet.of(without(wrong.get(), before), law);
        return switch (right.get().decide(sheet, now, reported.id())) {
            case Decision.Rejected rejected -> rejected;
            case Decision.Accepted accepted -> {
                JsonNode event = Json.mapper().valueToTree(accepted.saying().event());
                var time = accepted.saying().time();
                var answer = new FactCorrected(wrong.get().id(), time, event, approver);
                yield accepted(answer, reported, accepted.saying().flags());
            }
        };
    }

    private static Decision accepted(DeadlineEvent answer, Fact reported, Set<Flag> flags) {
        return new Decision.Accepted(new Saying(answer, reported.time(), reported.id(), flags));
    }

    private static History without(Fact wrong, Collection<Fact> facts) {
        return History.of(
                facts.stream().filter(fact -> !fact.id().equals(wrong.id())).toList());
    }

    private static Optional<Fact> extensionReportedBy(History history, String report) {
        return history.facts().stream()
                .filter(fact -> fact.event() instanceof ExtensionGranted && report.equals(fact.causationId()))
                .findFirst();
    }

    private static Optional<Extension> corrected(Fact wrong, JsonNode data) {
        try {
            var time = data.has("time")
                    ? OffsetDateTime.parse(data.get("time").asText()).toInstant()
                    : wrong.time();
            return data.has("data")
                    ? read(data.get("data"), time)
                    : Optional.of(new Extension((ExtensionGranted) wrong.event(), time));
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }

    private static Optional<Extension> read(JsonNode data, Instant time) {
        try {
            var posted = Json.mapper().treeToValue(data, Extended.class);
            return Extension.isComplete(posted) ? Optional.of(Extension.of(posted, time)) : Optional.empty();
        } catch (JsonProcessingException | DateTimeException unreadable) {
            return Optional.empty();
        }
    }

    private static Saying refusal(Fact reported, Rule rule) {
        var said = (FactReported) reported.event();
        return new Saying(
                new FactRefused(said.factType(), rule.code(), rule.detail()), reported.time(), reported.id(), Set.of());
    }
}
