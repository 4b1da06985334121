package vn.lienthong.reporting.dossier;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Map;
import vn.lienthong.reporting.domain.DossierView;
import vn.lienthong.reporting.dossier.DossierAnswer.Links;
import vn.lienthong.reporting.dossier.DossierReader.Reading;

/** Puts the reading of a dossier into words. */
@Singleton
public class DossierAnswers {
    private final DossierLines lines;

    DossierAnswers(DossierLines lines) {
        this.lines = lines;
    }

    /** @param asOf recorded time up to which the reading goes; an open dossier is in time or overdue as of then */
    public DossierAnswer of(Reading reading, Instant asOf, boolean english) {
        var view = DossierView.of(reading.dossier());
        return new DossierAnswer(
                lines.of(view, asOf, english),
                view.legs(),
                view.unassigned(),
                null,
                asOf,
                Map.of(reading.partition(), reading.nextOffset()),
                Links.of(view.code()));
    }
}
