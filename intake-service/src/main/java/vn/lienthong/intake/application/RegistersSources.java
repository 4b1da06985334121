package vn.lienthong.intake.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import vn.lienthong.catalogue.SourceChange;
import vn.lienthong.contracts.reference.SourceRegistration;
import vn.lienthong.intake.application.Sources.Source;

/**
 * Registers a source for a unit, live or offline. That is a fact of reference data, as other services are to know how a
 * source posts; whose it is stands in intake's own table too, beside those that were used unregistered.
 */
@ApplicationScoped
public class RegistersSources {
    private final ChangesReference reference;
    private final Sources sources;

    RegistersSources(ChangesReference reference, Sources sources) {
        this.reference = reference;
        this.sources = sources;
    }

    /** @return the fact that says so, none if it was registered so already */
    public Uni<ChangesReference.Outcome<SourceRegistration>> register(Source source, String actor) {
        var registration = new SourceRegistration(source.source(), source.unit(), source.offline(), source.graceDays());
        return reference
                .change(
                        known -> SourceChange.plan(known, registration, null),
                        actor,
                        tx -> sources.register(tx, source))
                .call(() -> sources.find(source.source()));
    }
}
