package vn.lienthong.reporting.adapter.rest;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import vn.lienthong.catalogue.LiveCatalogue;
import vn.lienthong.reporting.domain.BusinessDay;
import vn.lienthong.reporting.domain.Dossier;
import vn.lienthong.reporting.domain.Reception;
import vn.lienthong.reporting.dossier.DossierReader;
import vn.lienthong.reporting.dossier.DossierReader.Reading;
import vn.lienthong.reporting.dossier.Register;
import vn.lienthong.reporting.dossier.Register.Entry;
import vn.lienthong.reporting.forms.Surroundings;
import vn.lienthong.reporting.report.Period;

/** Reads what a receipt says of the register and of the parts of a group, as known now or at a recorded time. */
@Singleton
class ReceiptSurroundings {
    private final Register register;
    private final DossierReader reader;
    private final LiveCatalogue catalogue;

    ReceiptSurroundings(Register register, DossierReader reader, LiveCatalogue catalogue) {
        this.register = register;
        this.reader = reader;
        this.catalogue = catalogue;
    }

    /** Of a dossier that was received. */
    Uni<Surroundings> of(Reading reading, Optional<Instant> asOf) {
        var dossier = reading.dossier();
        return parts(dossier, asOf)
                .chain(parts -> number(dossier, asOf).map(number -> new Surroundings(parts, number.orElse(null))));
    }

    private Uni<List<Dossier>> parts(Dossier group, Optional<Instant> asOf) {
        if (group.children().isEmpty()) return Uni.createFrom().item(List.of());
        return reader.readAll(group.children(), asOf).map(parts -> group.children().stream()
                .filter(parts::containsKey)
                .map(code -> parts.get(code).dossier())
                .toList());
    }

    /** As the register counts: from the first day of the year, or of the unit. */
    private Uni<Optional<Integer>> number(Dossier dossier, Optional<Instant> asOf) {
        Reception reception = dossier.reception().orElseThrow();
        var unit = reception.event().unit();
        var day = BusinessDay.of(reception.fact().time());
        return register.entries(unit, opened(unit, day), day, day, asOf).map(entries -> entries.stream()
                .filter(entry -> entry.code().equals(dossier.code()))
                .map(Entry::number)
                .findFirst());
    }

    private LocalDate opened(String unit, LocalDate day) {
        var year = new Period(day.withDayOfYear(1), day);
        return catalogue
                .now()
                .unit(unit, day)
                .map(found -> year.within(found).from())
                .orElse(year.from());
    }
}
