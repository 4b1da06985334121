package vn.lienthong.reporting.dossier;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Map;
import vn.lienthong.contracts.value.DueDate;
import vn.lienthong.reporting.domain.DossierView;
import vn.lienthong.reporting.domain.Timeliness;
import vn.lienthong.reporting.dossier.DossierReader.Reading;
import vn.lienthong.reporting.projection.DueSoonDates;

/** Puts a dossier into words for a reader at a moment. */
@Singleton
public class DossierAnswers {
    private final Names names;
    private final DueSoonDates dueSoon;

    DossierAnswers(Names names, DueSoonDates dueSoon) {
        this.names = names;
        this.dueSoon = dueSoon;
    }

    /** @param asOf recorded time up to which the reading goes; an open dossier is in time or overdue as of then */
    public DossierAnswer of(Reading reading, Instant asOf, boolean english) {
        var view = DossierView.of(reading.dossier());
        var at = view.receivedAt() == null ? asOf : view.receivedAt();
        return new DossierAnswer(
                view.code(),
                view.parent(),
                view.children(),
                names.procedure(view.procedure(), at, english),
                view.field(),
                names.unit(view.unit(), at),
                names.unit(view.resolvingUnit(), at),
                names.unit(view.holder(), at),
                names.unit(view.sentTo(), at),
                view.officer(),
                view.channel(),
                StatusName.of(view.status(), english),
                view.awaiting(),
                view.submittedAt(),
                view.receivedAt(),
                at(view.due()),
                at(view.originalDue()),
                view.closedAt(),
                view.returnedAt(),
                view.outcome(),
                timeliness(view, asOf),
                view.overdueCause(),
                view.flags(),
                view.legs(),
                null,
                asOf,
                Map.of(reading.partition(), reading.nextOffset()),
                links(view.code()));
    }

    /** {@code null} before the reception. */
    public Timeliness timeliness(DossierView view, Instant now) {
        return view.receivedAt() == null ? null : view.timeliness(now, dueSoon.of(view));
    }

    private static Instant at(DueDate due) {
        return due == null ? null : due.at();
    }

    private static Map<String, String> links(String code) {
        var self = "/v1/dossiers/" + code;
        return Map.of("self", self, "events", self + "/events", "stream", self + "/stream");
    }
}
