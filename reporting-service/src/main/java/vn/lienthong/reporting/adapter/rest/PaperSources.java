package vn.lienthong.reporting.adapter.rest;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import vn.lienthong.catalogue.LiveCatalogue;
import vn.lienthong.contracts.history.Fact;
import vn.lienthong.reporting.adapter.client.People;
import vn.lienthong.reporting.domain.Dossier;
import vn.lienthong.reporting.domain.DossierView;
import vn.lienthong.reporting.dossier.DossierReader.Reading;
import vn.lienthong.reporting.forms.FormSource;
import vn.lienthong.reporting.forms.PersonalData;
import vn.lienthong.service.identity.Caller;
import vn.lienthong.service.problem.ProblemException;

/** What papers are filled in from, persons included: for those alone who may read persons. */
@Singleton
class PaperSources {
    private final People people;
    private final Access access;
    private final LiveCatalogue catalogue;

    PaperSources(People people, Access access, LiveCatalogue catalogue) {
        this.people = people;
        this.access = access;
        this.catalogue = catalogue;
    }

    /** @param token of the caller, by which intake judges too */
    Uni<FormSource> of(Reading reading, Caller caller, String token) {
        var units = DossierView.of(reading.dossier()).units();
        if (!access.mayReadPersons(caller, units)) throw ProblemException.of(403, "role-required");
        return people.ofPapers(List.of(reading), token).map(persons -> {
            var shown = persons.get(reading.dossier().code());
            if (shown == null) throw ProblemException.of(403, "role-required");
            return FormSource.of(reading.dossier(), shown, catalogue.now());
        });
    }

    /** By code; the lines of a register are all there, persons only where intake shows them to the caller. */
    Uni<Map<String, FormSource>> of(List<Reading> readings, String token) {
        return people.ofPapers(readings, token).map(persons -> readings.stream()
                .map(Reading::dossier)
                .collect(Collectors.toMap(Dossier::code, dossier -> source(dossier, persons))));
    }

    private FormSource source(Dossier dossier, Map<String, PersonalData> persons) {
        return FormSource.of(dossier, persons.getOrDefault(dossier.code(), PersonalData.WITHHELD), catalogue.now());
    }

    /** The moment on which a paper stands: when the last was learned that it may say. */
    static Instant knownAt(FormSource source) {
        return source.dossier().facts().stream()
                .map(Fact::recordedAt)
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }
}
