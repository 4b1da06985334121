package vn.lienthong.reporting.dossier;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import vn.lienthong.catalogue.LiveCatalogue;
import vn.lienthong.reporting.domain.BusinessDay;
import vn.lienthong.reporting.report.Labels;

/** What the codes in a dossier were called when it was received. */
@Singleton
public class Names {
    private final LiveCatalogue catalogue;
    private final Labels labels;

    Names(LiveCatalogue catalogue, Labels labels) {
        this.catalogue = catalogue;
        this.labels = labels;
    }

    Named unit(String code, Instant at) {
        if (code == null) return null;
        return new Named(
                code,
                catalogue
                        .now()
                        .unit(code, BusinessDay.of(at))
                        .map(unit -> unit.name())
                        .orElse(code));
    }

    Named procedure(String code, Instant at, boolean english) {
        if (code == null) return null;
        LocalDate day = BusinessDay.of(at);
        return new Named(code, labels.procedure(code, day, english));
    }
}
