package vn.lienthong.reporting.adapter.rest;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import vn.lienthong.reporting.domain.DossierView;
import vn.lienthong.reporting.dossier.DossierReader;
import vn.lienthong.reporting.dossier.DossierReader.Reading;
import vn.lienthong.service.identity.Caller;
import vn.lienthong.service.problem.ProblemException;

/** Dossiers for those who may read them, as they stand or as recorded at an instant. */
@Singleton
class ReadableDossiers {
    private final DossierReader reader;
    private final Access access;
    private final InstantSource clock;

    ReadableDossiers(DossierReader reader, Access access, InstantSource clock) {
        this.reader = reader;
        this.access = access;
        this.clock = clock;
    }

    /** Fails with 404 for what is unknown, or was then, and 403 for what is none of the caller's. */
    Uni<Reading> read(String code, Optional<Instant> asOf, Caller caller) {
        return reader.read(code, asOf).map(found -> {
            var reading = found.orElseThrow(() -> ProblemException.of(404, "unknown-dossier"));
            access.requireAnyOf(caller, DossierView.of(reading.dossier()).units());
            return reading;
        });
    }

    /** The recorded time asked for. */
    Optional<Instant> asOf(Parameters parameters) {
        var asOf = parameters.time("asOf");
        if (asOf.filter(clock.instant()::isBefore).isPresent()) throw Parameters.invalid("asOf");
        return asOf;
    }
}
