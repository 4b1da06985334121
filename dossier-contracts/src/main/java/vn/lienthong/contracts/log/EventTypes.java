package vn.lienthong.contracts.log;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.lienthong.contracts.event.*;
import vn.lienthong.contracts.event.earlier.EarlierVersion;
import vn.lienthong.contracts.event.earlier.QuarantineSkippedV1;

/**
 * The stable names of the events and their JSON, both ways. Stored names never change: a new shape is a new version.
 */
public final class EventTypes {
    private static final Map<Class<? extends LogEvent>, String> NAMES = Map.ofEntries(
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
            dossier(PersonErased.class, "person-erased"),
            dossier(FactRefused.class, "fact-refused"),
            dossier(RoutePlanned.class, "route-planned"),
            dossier(LegOpened.class, "leg-opened"),
            dossier(DossierTransferred.class, "transferred"),
            dossier(TransferAcknowledged.class, "acknowledged"),
            dossier(DossierAssigned.class, "assigned"),
            dossier(DossierSentBack.class, "sent-back"),
            dossier(LegCompleted.class, "leg-completed"),
            dossier(DossierResolved.class, "resolved"),
            dossier(ProcessingStopped.class, "stopped"),
            dossier(ResponsibilityPassed.class, "responsibility-passed"),
            dossier(DueDateSet.class, "due-date-set"),
            dossier(DueDateMoved.class, "due-date-moved"),
            dossier(ClockSuspended.class, "clock-suspended"),
            dossier(ClockResumed.class, "clock-resumed"),
            dossier(DueSoon.class, "due-soon"),
            dossier(DossierOverdue.class, "overdue"),
            dossier(OverdueWithdrawn.class, "overdue-withdrawn"),
            dossier(DutyMissed.class, "duty-missed"),
            dossier(SupplementExpired.class, "supplement-expired"),
            dossier(ExtensionGranted.class, "extended"),
            dossier(FactCorrected.class, "fact-corrected"),
            dossier(FactAnnulled.class, "fact-annulled"),
            Map.entry(QuarantineSkipped.class, "vn.lienthong.audit.quarantine-skipped.v2"),
            Map.entry(QuarantineRetried.class, "vn.lienthong.audit.quarantine-retried.v1"),
            audit(ReportFiled.class, "report-filed"),
            audit(ReportRestated.class, "report-restated"),
            audit(ReplayStarted.class, "replay-started"),
            audit(ReplayEnded.class, "replay-ended"),
            audit(ReplayCancelled.class, "replay-cancelled"),
            audit(ViewsPromoted.class, "views-promoted"),
            audit(VerificationStarted.class, "verification-started"),
            audit(VerificationEnded.class, "verification-ended"),
            audit(LogExported.class, "log-exported"),
            reference(UnitEstablished.class, "unit-established"),
            reference(UnitRenamed.class, "unit-renamed"),
            reference(UnitMoved.class, "unit-moved"),
            reference(UnitMerged.class, "unit-merged"),
            reference(UnitSplit.class, "unit-split"),
            reference(UnitDissolved.class, "unit-dissolved"),
            reference(UnitAmended.class, "unit-amended"),
            reference(AgencyEstablished.class, "agency-established"),
            reference(AgencyAmended.class, "agency-amended"),
            reference(AgencyDissolved.class, "agency-dissolved"),
            reference(OfficerAppointed.class, "officer-appointed"),
            reference(OfficerMoved.class, "officer-moved"),
            reference(OfficerReleased.class, "officer-released"),
            reference(OfficerAmended.class, "officer-amended"),
            reference(DelegationGranted.class, "delegation-granted"),
            reference(DelegationRevoked.class, "delegation-revoked"),
            reference(ProcedurePublished.class, "procedure-published"),
            reference(ProcedureAmended.class, "procedure-amended"),
            reference(ProcedureRetired.class, "procedure-retired"),
            reference(CalendarPublished.class, "calendar-published"),
            reference(SourceRegistered.class, "source-registered"));

    private static final Map<String, Class<? extends LogEvent>> CLASSES =
            NAMES.entrySet().stream().collect(Collectors.toUnmodifiableMap(Map.Entry::getValue, Map.Entry::getKey));

    /** What was written under names that are no longer: what it is now, and the shape in which it stands in the log. */
    private record Earlier(Class<? extends LogEvent> event, Class<? extends EarlierVersion> shape) {}

    private static final Map<String, Earlier> EARLIER = Map.of(
            "vn.lienthong.audit.quarantine-skipped.v1",
            new Earlier(QuarantineSkipped.class, QuarantineSkippedV1.class));

    private EventTypes() {}

    public static String nameOf(LogEvent event) {
        return nameOf(event.getClass());
    }

    public static String nameOf(Class<? extends LogEvent> type) {
        return NAMES.get(type);
    }

    /** Every name under which the log may hold such an event: today's, and those of its earlier versions. */
    public static Stream<String> namesOf(Class<? extends LogEvent> type) {
        var earlier = EARLIER.entrySet().stream()
                .filter(version -> version.getValue().event() == type)
                .map(Map.Entry::getKey);
        return Stream.concat(Stream.of(nameOf(type)), earlier);
    }

    /** The names that are no longer written. */
    public static Stream<String> earlierNames() {
        return EARLIER.keySet().stream();
    }

    public static Stream<Class<? extends LogEvent>> all() {
        return NAMES.keySet().stream();
    }

    /** Those that can stand in the log of dossiers. */
    public static Stream<Class<? extends LogEvent>> ofDossiers() {
        return all().filter(DossierEvent.class::isAssignableFrom);
    }

    /** The JSON text that is hashed, stored and sent. */
    public static String encode(LogEvent event) {
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
        return decode(type, data, DossierEvent.class);
    }

    /** The same for what stands in the log of reference data. */
    public static ReferenceEvent decodeReference(String type, String data) {
        return decode(type, data, ReferenceEvent.class);
    }

    /** The same for what stands in the log of audit acts. */
    public static AuditEvent decodeAudit(String type, String data) {
        return decode(type, data, AuditEvent.class);
    }

    private static <E extends LogEvent> E decode(String type, String data, Class<E> log) {
        var earlier = EARLIER.get(type);
        var known = earlier == null ? CLASSES.get(type) : earlier.event();
        if (known == null || !log.isAssignableFrom(known))
            throw new UnreadableEvent(UnreadableEvent.UNKNOWN_TYPE + type, null);
        return log.cast(
                earlier == null
                        ? read(type, data, known)
                        : read(type, data, earlier.shape()).today());
    }

    private static <T> T read(String type, String data, Class<T> shape) {
        try {
            return Json.mapper().readValue(data, shape);
        } catch (JsonProcessingException e) {
            // the parser's message quotes the data, which must not reach a log
            throw new UnreadableEvent(UnreadableEvent.UNREADABLE_DATA + type + " at " + e.getLocation(), null);
        }
    }

    private static Map.Entry<Class<? extends LogEvent>, String> dossier(
            Class<? extends DossierEvent> type, String name) {
        return Map.entry(type, "vn.lienthong.dossier." + name + ".v1");
    }

    private static Map.Entry<Class<? extends LogEvent>, String> audit(Class<? extends AuditEvent> type, String name) {
        return Map.entry(type, "vn.lienthong.audit." + name + ".v1");
    }

    private static Map.Entry<Class<? extends LogEvent>, String> reference(
            Class<? extends ReferenceEvent> type, String name) {
        return Map.entry(type, "vn.lienthong.reference." + name + ".v1");
    }
}
