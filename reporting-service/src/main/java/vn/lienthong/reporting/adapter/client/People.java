package vn.lienthong.reporting.adapter.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Personal data at reading time. While intake is away, answers come without it. */
@Singleton
public class People {
    private static final Logger LOG = Logger.getLogger(People.class);
    private static final int PATIENCE_SECONDS = 2;

    private final IntakeClient intake;

    People(@ConfigProperty(name = "lienthong.url.intake") URI intake) {
        this.intake = QuarkusRestClientBuilder.newBuilder()
                .baseUri(intake)
                .connectTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .readTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .build(IntakeClient.class);
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
