package vn.lienthong.intake.adapter.rest;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.lienthong.catalogue.LiveCatalogue;
import vn.lienthong.contracts.event.DossierReceived;
import vn.lienthong.contracts.log.EventTypes;
import vn.lienthong.contracts.log.LogRecord;
import vn.lienthong.contracts.value.Flag;
import vn.lienthong.contracts.value.SuiteSecret;
import vn.lienthong.intake.application.ReadDossiers;
import vn.lienthong.intake.domain.Promise;
import vn.lienthong.service.problem.Language;
import vn.lienthong.workingtime.TraceStep;
import vn.lienthong.workingtime.WorkCalendar;

/** Makes the receipt of a reception (giấy tiếp nhận hồ sơ và hẹn trả kết quả). */
@Singleton
class Receipts {
    private final LiveCatalogue catalogue;
    private final ReadDossiers dossiers;
    private final SuiteSecret secret;

    Receipts(LiveCatalogue catalogue, ReadDossiers dossiers, SuiteSecret secret) {
        this.catalogue = catalogue;
        this.dossiers = dossiers;
        this.secret = secret;
    }

    /**
     * @param dueAt end of the due day for limits in days, the instant for limits in hours or minutes
     * @param slipDueAt the hour on the slip: the desk's closing on the due day
     * @param dueExplanation how the date was counted, day by day
     * @param trackingKey what the citizen shows beside the code to follow the dossier without login
     * @param possibleDuplicates dossiers of the same person for the same procedure within 30 days
     */
    public record Receipt(
            String code,
            String eventId,
            Instant receivedAt,
            Instant dueAt,
            Instant slipDueAt,
            List<Line> dueExplanation,
            Set<Flag> flags,
            String trackingKey,
            List<ReadDossiers.Duplicate> possibleDuplicates,
            Map<String, String> links) {}

    /** @param counted how much of the limit has run at the end of that day, in the unit of the limit */
    public record Line(LocalDate day, TraceStep step, BigDecimal counted, String text) {}

    /** @param idNumber of the applicant, or {@code null} */
    Uni<Receipt> of(LogRecord record, String idNumber, Language language) {
        var received = (DossierReceived) EventTypes.decode(record.type(), record.data());
        return dossiers.possibleDuplicates(record, idNumber)
                .map(duplicates -> new Receipt(
                        record.dossier(),
                        record.id(),
                        record.time(),
                        received.promised().due().at(),
                        received.promised().slipDueAt(),
                        explanation(received, record.time(), language),
                        record.flags(),
                        secret.trackingKey(record.dossier()),
                        duplicates,
                        links(record.dossier())));
    }

    private List<Line> explanation(DossierReceived received, Instant at, Language language) {
        return catalogue
                .now()
                .procedure(received.procedure(), WorkCalendar.dayOf(at))
                .flatMap(procedure -> Promise.make(procedure, received.unit(), at, null, catalogue.now()))
                .map(Promise::trace)
                .orElse(List.of())
                .stream()
                .map(line -> new Line(
                        line.day(), line.step(), line.counted(), line.step().text(language.code())))
                .toList();
    }

    static Map<String, String> links(String code) {
        return Map.of("self", "/v1/dossiers/" + code, "tracking", "/v1/tracking/" + code);
    }
}
