package vn.lienthong.reporting.adapter.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.ClientWebApplicationException;
import vn.lienthong.contracts.value.Owner;
import vn.lienthong.reporting.adapter.client.IntakeClient.Asked;
import vn.lienthong.reporting.dossier.DossierReader.Reading;
import vn.lienthong.reporting.forms.PersonalData;
import vn.lienthong.service.problem.ProblemException;

/** Personal data at reading time. While intake is away, answers come without it, and papers not at all. */
@Singleton
public class People {
    private static final Logger LOG = Logger.getLogger(People.class);
    private static final int PATIENCE_SECONDS = 2;

    private static final int PATIENCE_WITH_MANY_SECONDS = 20;

    private final IntakeClient intake;
    private final IntakeClient intakeOfMany;

    People(@ConfigProperty(name = "lienthong.url.intake") URI intake) {
        this.intake = client(intake, PATIENCE_SECONDS);
        this.intakeOfMany = client(intake, PATIENCE_WITH_MANY_SECONDS);
    }

    private static IntakeClient client(URI intake, int patience) {
        return QuarkusRestClientBuilder.newBuilder()
                .baseUri(intake)
                .connectTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .readTimeout(patience, TimeUnit.SECONDS)
                .build(IntakeClient.class);
    }

    /**
     * What papers say of persons: as known where the readings stand, by code, without what the caller may not read. A
     * paper without its persons would be another one, so while intake is away there is none.
     */
    public Uni<Map<String, PersonalData>> ofPapers(Collection<Reading> readings, String token) {
        if (readings.isEmpty()) return Uni.createFrom().item(Map.of());
        var asked = readings.stream().map(People::asked).toList();
        return intakeOfMany
                .readings(new Asked(asked), token)
                .map(PersonsRead::of)
                .onFailure()
                .transform(People::refusal);
    }

    private static Asked.One asked(Reading reading) {
        var last = reading.dossier().facts().stream()
                .filter(fact -> fact.owner() == Owner.INTAKE)
                .reduce((_, later) -> later)
                .orElseThrow();
        return new Asked.One(reading.dossier().code(), last.id(), reading.sealed());
    }

    private static ProblemException refusal(Throwable failure) {
        LOG.debugf("intake does not open what papers need: %s", failure.getMessage());
        return failure instanceof ClientWebApplicationException answer
                        && answer.getResponse().getStatus() == 403
                ? ProblemException.of(403, "role-required")
                : ProblemException.of(503, "persons-unavailable").retryAfter(Duration.ofSeconds(1));
    }

    /** Null JSON when intake does not tell. */
    public Uni<JsonNode> of(String dossier, String token) {
        return intake.people(dossier, token)
                .onFailure()
                .invoke(failure -> LOG.debugf("intake does not tell people: %s", failure.getMessage()))
                .onFailure()
                .recoverWithItem(NullNode.getInstance());
    }

    /** Codes of the dossiers of a person by name, id number or phone. */
    public Uni<List<String>> dossiersOf(String query, String token) {
        return intake.dossiersOf(query, token)
                .map(People::codes)
                .onFailure()
                .invoke(failure -> LOG.debugf("intake does not search people: %s", failure.getMessage()))
                .onFailure()
                .recoverWithItem(List.of());
    }

    private static List<String> codes(JsonNode answer) {
        var codes = new ArrayList<String>();
        answer.path("dossiers").forEach(code -> codes.add(code.asText()));
        return codes;
    }
}
