package vn.lienthong.contracts.log;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.lienthong.contracts.event.*;

/**
 * The stable names of the events and their JSON, both ways. Stored names never change: a new shape is a new version.
 */
public final class EventTypes {
    private static final Map<Class<? extends DossierEvent>, String> NAMES = Map.ofEntries(
            dossier(FactReported.class, "fact-reported"),
            dossier(DossierSubmitted.class, "submitted"),
            dossier(DossierReceived.class, "received"),
            dossier(ReceptionRefused.class, "reception-refused"),
            dossier(SupplementRequested.class, "supplement-requested"),
            dossier(SupplementProvided.class, "supplement-provided"),
            dossier(PaymentRequested.class, "payment-requested"),
            dossier(PaymentConfirmed.class, "payment-confirmed"),
            dossier(DossierWithdrawn.class, "withdrawn"),
            dossier(ResultReturned.class, "returned"),
            dossier(FeedbackReceived.class, "feedback"),
            dossier(FeedbackAnswered.class, "feedback-answered"),
            Map.entry(SourceCompleteUpTo.class, "vn.lienthong.source.complete.v1"),
            dossier(FactRefused.class, "fact-refused"),
            dossier(RoutePlanned.class, "route-planned"),
            dossier(DossierTransferred.class, "transferred"),
            dossier(TransferAcknowledged.class, "acknowledged"),
            dossier(DossierSentBack.class, "sent-back"),
            dossier(LegCompleted.class, "leg-completed"),
            dossier(DossierResolved.class, "resolved"),
            dossier(ProcessingStopped.class, "stopped"),
            dossier(DueDateSet.class, "due-date-set"),
            dossier(DueDateMoved.class, "due-date-moved"),
            dossier(ClockSuspended.class, "clock-suspended"),
            dossier(ClockResumed.class, "clock-resumed"),
            dossier(DueSoon.class, "due-soon"),
            dossier(DossierOverdue.class, "overdue"),
            dossier(OverdueWithdrawn.class, "overdue-withdrawn"),
            dossier(DutyMissed.class, "duty-missed"),
            dossier(ExtensionGranted.class, "extended"),
            dossier(FactCorrected.class, "fact-corrected"),
            dossier(FactAnnulled.class, "fact-annulled"),
            Map.entry(QuarantineSkipped.class, "vn.lienthong.audit.quarantine-skipped.v1"));

    private static final Map<String, Class<? extends DossierEvent>> CLASSES =
            NAMES.entrySet().stream().collect(Collectors.toUnmodifiableMap(Map.Entry::getValue, Map.Entry::getKey));

    private EventTypes() {}

    public static String nameOf(DossierEvent event) {
        return nameOf(event.getClass());
    }

    public static String nameOf(Class<? extends DossierEvent> type) {
        return NAMES.get(type);
    }

    public static Stream<Class<? extends DossierEvent>> all() {
        return NAMES.keySet().stream();
    }

    /** The JSON text that is hashed, stored and sent. */
    public static String encode(DossierEvent event) {
        try {
            return Json.mapper().writeValueAsString(event);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot write " + nameOf(event), e);
        }
    }

    /** The event as a JSON tree, as {@link vn.lienthong.contracts.event.FactCorrected} carries it. */
    public static JsonNode tree(DossierEvent event) {
        return Json.mapper().valueToTree(event);
    }

    /**
     * @throws UnreadableEvent if the type is unknown or the data does not fit it exactly: such a record is quarantined,
     *     never skipped
     */
    public static DossierEvent decode(String type, String data) {
        var known = CLASSES.get(type);
        if (known == null) throw new UnreadableEvent("unknown event type " + type, null);
        try {
            return Json.mapper().readValue(data, known);
        } catch (JsonProcessingException e) {
            // the parser's message quotes the data, which must not reach a log
            throw new UnreadableEvent("data does not fit " + type + " at " + e.getLocation(), null);
        }
    }

    private static Map.Entry<Class<? extends DossierEvent>, String> dossier(
            Class<? extends DossierEvent> type, String name) {
        return Map.entry(type, "vn.lienthong.dossier." + name + ".v1");
    }
}
