package vn.lienthong.service.position;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.inject.Instance;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.List;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import vn.lienthong.contracts.log.EventId;
import vn.lienthong.service.problem.InvalidField;
import vn.lienthong.service.problem.ProblemException;

/** Read your writes across services: a request that names positions waits until this service has read that far. */
public class PositionFilters {
    static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Instance<AppliedPositions> applied;
    private final WrittenPositions written;

    public PositionFilters(Instance<AppliedPositions> applied, WrittenPositions written) {
        this.applied = applied;
        this.written = written;
    }

    @ServerRequestFilter
    public Uni<Response> waitForPositions(ContainerRequestContext request) {
        var header = request.getHeaderString(Positions.HEADER);
        if (header == null || header.isBlank() || !applied.isResolvable())
            return Uni.createFrom().nullItem();
        return applied.get().waitUntilApplied(named(header), PATIENCE).map(reached -> {
            if (!reached) throw behind();
            return null;
        });
    }

    @ServerResponseFilter
    public void tellPositions(ContainerResponseContext response) {
        var events = written.events();
        if (!events.isEmpty()) response.getHeaders().putSingle(Positions.HEADER, Positions.header(events));
    }

    private static List<EventId> named(String header) {
        try {
            return Positions.parse(header);
        } catch (IllegalArgumentException malformed) {
            throw ProblemException.of(400, "malformed-position").at(InvalidField.at("", "field.invalid"));
        }
    }

    private static ProblemException behind() {
        return ProblemException.of(503, "not-yet-applied").retryAfter(Duration.ofSeconds(1));
    }
}
