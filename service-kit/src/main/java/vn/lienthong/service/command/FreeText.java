package vn.lienthong.service.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.resteasy.reactive.ClientWebApplicationException;
import vn.lienthong.service.problem.ProblemException;

/**
 * Notes and reasons leave this service only sealed: intake encrypts them, asked with the caller's own token. Of a person
 * who was erased it seals nothing more, and the fact is recorded without the text.
 */
@Singleton
public class FreeText {
    private final Sealings sealings;

    FreeText(@RestClient Sealings sealings) {
        this.sealings = sealings;
    }

    public Uni<Optional<String>> seal(String dossier, Optional<ObjectNode> text, HttpHeaders caller) {
        if (text.isEmpty()) return Uni.createFrom().item(Optional.empty());
        return sealings.seal(caller.getHeaderString(HttpHeaders.AUTHORIZATION), dossier, text.get())
                .map(answer -> Optional.ofNullable(answer.sealed()))
                .onFailure()
                .transform(FreeText::refusal);
    }

    private static ProblemException refusal(Throwable failure) {
        return switch (failure) {
            case ClientWebApplicationException answer
            when answer.getResponse().getStatus() == 404 -> ProblemException.of(404, "unknown-dossier", "");
            case ClientWebApplicationException answer
            when answer.getResponse().getStatus() == 403 -> ProblemException.of(403, "role-required");
            default -> ProblemException.of(503, "sealing-unavailable").retryAfter(Duration.ofSeconds(1));
        };
    }
}
