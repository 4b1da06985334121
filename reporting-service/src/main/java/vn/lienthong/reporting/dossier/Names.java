package vn.lienthong.reporting.dossier;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import vn.lienthong.catalogue.Catalogue;
import vn.lienthong.catalogue.Unit;
import vn.lienthong.reporting.domain.BusinessDay;
import vn.lienthong.reporting.report.Labels;

/** What the codes in a dossier were called when it was received. */
@Singleton
public class Names {
    private final Catalogue catalogue = Catalogue.shipped();
    private final Labels labels;

    Names(Labels labels) {
        this.labels = labels;
    }

    Named unit(String code, Instant at) {
        if (code == null) return null;
        return new Named(
                code, catalogue.unit(code, BusinessDay.of(at)).map(Unit::name).orElse(code));
    }

    Named procedure(String code, Instant at, boolean english) {
        if (code == null) return null;
        LocalDate day = BusinessDay.of(at);
        return new Named(code, labels.procedure(code, day, english));
    }
}
