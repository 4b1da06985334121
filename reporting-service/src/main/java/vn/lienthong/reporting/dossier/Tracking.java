package vn.lienthong.reporting.dossier;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import vn.lienthong.catalogue.LiveCatalogue;
import vn.lienthong.contracts.event.ExtensionGranted;
import vn.lienthong.contracts.value.FeedbackKind;
import vn.lienthong.contracts.value.Finding;
import vn.lienthong.contracts.value.ReturnBy;
import vn.lienthong.reporting.domain.BusinessDay;
import vn.lienthong.reporting.domain.Dossier;
import vn.lienthong.reporting.domain.DossierView;
import vn.lienthong.reporting.domain.LegView.State;
import vn.lienthong.workingtime.DeskHours;

/** What a citizen sees without login: how far it is, when and where to collect; no personal data. */
@Singleton
public class Tracking {
    private final Names names;
    private final LiveCatalogue catalogue;

    Tracking(LiveCatalogue catalogue, Names names) {
        this.catalogue = catalogue;
        this.names = names;
    }

    /** @param label what is being done, in the reader's language */
    public record Completion(int done, int of, int percent, String label) {}

    /** The apology (phiếu xin lỗi) and the new date it gives. */
    public record Apology(String number, Instant newDueAt) {}

    /** @param from the moment from which the result lies ready, or the due date while it does not */
    public record Collect(Named unit, ReturnBy by, Instant from, List<String> hours) {}

    /**
     * What was said with the key on the receipt, and what came of it. The words of both sides are sealed and may name
     * persons: they are for those who work on the dossier.
     *
     * @param answeredOn {@code null}, as is the finding, until it is answered
     */
    @Schema(name = "FeedbackFollowed")
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record Feedback(FeedbackKind kind, Instant at, boolean answered, Finding finding, LocalDate answeredOn) {
        static Feedback of(FeedbackGiven given) {
            return new Feedback(given.kind(), given.at(), given.isAnswered(), given.finding(), given.answeredOn());
        }
    }

    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record Answer(
            String code,
            Named procedure,
            StatusName status,
            Completion completion,
            Instant receivedAt,
            Instant dueAt,
            Instant closedAt,
            Instant returnedAt,
            Apology apology,
            Collect collect,
            List<Feedback> feedback) {}

    public Answer of(Dossier dossier, Instant now, boolean english) {
        var view = DossierView.of(dossier);
        var at = view.receivedAt() == null ? now : view.receivedAt();
        var status = StatusName.of(view.status(), english);
        return new Answer(
                view.code(),
                names.procedure(view.procedure(), at, english),
                status,
                completion(view, status.label()),
                view.receivedAt(),
                dueAt(view),
                view.closedAt(),
                view.returnedAt(),
                apology(dossier),
                collect(view, at),
                feedback(dossier));
    }

    /** Others speak of the same dossier too: what they said is none of the key's holder. */
    private static List<Feedback> feedback(Dossier dossier) {
        return FeedbackGiven.of(dossier.history()).stream()
                .filter(FeedbackGiven::byCitizen)
                .map(Feedback::of)
                .toList();
    }

    /** Steps: the reception, each leg or else the processing, and the return of the result. */
    private static Completion completion(DossierView view, String label) {
        int legs = Math.max(1, view.legs().size());
        int of = legs + 2;
        int done = view.receivedAt() == null ? 0 : 1;
        done += view.closedAt() != null
                ? legs
                : (int) view.legs().stream()
                        .filter(leg -> leg.state() == State.COMPLETED)
                        .count();
        if (view.returnedAt() != null) done++;
        return new Completion(done, of, done * 100 / of, label);
    }

    private static Apology apology(Dossier dossier) {
        return dossier.history().facts().stream()
                .filter(fact -> fact.event() instanceof ExtensionGranted)
                .map(fact -> (ExtensionGranted) fact.event())
                .map(granted ->
                        new Apology(granted.apologyNumber(), granted.newDue().at()))
                .reduce((_, last) -> last)
                .orElse(null);
    }

    private Collect collect(DossierView view, Instant at) {
        if (view.receivedAt() == null) return null;
        var from = view.closedAt() == null ? dueAt(view) : view.closedAt();
        return new Collect(names.unit(view.unit(), at), view.returnBy(), from, hours(view.unit(), at));
    }

    private List<String> hours(String unit, Instant at) {
        return catalogue
                .now()
                .unit(unit, BusinessDay.of(at))
                .map(found -> spans(found.hoursAt(BusinessDay.of(at))))
                .orElse(List.of());
    }

    private static List<String> spans(DeskHours hours) {
        return hours.spans().stream().map(span -> span.from() + "–" + span.to()).toList();
    }

    private static Instant dueAt(DossierView view) {
        return view.due() == null ? null : view.due().at();
    }
}
