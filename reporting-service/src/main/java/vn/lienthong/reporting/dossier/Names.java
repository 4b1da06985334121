package vn.lienthong.reporting.dossier;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import vn.lienthong.catalogue.LiveCatalogue;
import vn.lienthong.catalogue.Unit;
import vn.lienthong.reporting.domain.BusinessDay;
import vn.lienthong.reporting.report.Labels;
import vn.lienthong.reporting.report.UnitAsked;

/** What the codes in a dossier were called when it was received, or passed to other units. */
@Singleton
public class Names {
    private final LiveCatalogue catalogue;
    private final Labels labels;

    Names(LiveCatalogue catalogue, Labels labels) {
        this.catalogue = catalogue;
        this.labels = labels;
    }

    public Named unit(String code, Instant at) {
        if (code == null) return null;
        return new Named(code, unitAt(code, BusinessDay.of(at)).map(Unit::name).orElse(code));
    }

    /** One that waits for a successor is named by its last day; one that was not there then is called as it was at last. */
    private Optional<Unit> unitAt(String code, LocalDate day) {
        var units = catalogue.now();
        var asked = UnitAsked.parse(code);
        if (asked.day() != null) return units.unit(asked.code(), LocalDate.parse(asked.day()));
        return units.unit(code, day).or(() -> units.generations(code).stream().reduce((_, last) -> last));
    }

    Named procedure(String code, Instant at, boolean english) {
        if (code == null) return null;
        LocalDate day = BusinessDay.of(at);
        return new Named(code, labels.procedure(code, day, english));
    }
}
