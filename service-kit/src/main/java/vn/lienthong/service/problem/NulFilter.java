package vn.lienthong.service.problem;

import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** No store takes a text with NUL, so nothing stands at such an address and no parameter can have such a value. */
public class NulFilter {

    @ServerRequestFilter
    public void refuseNul(UriInfo uri) {
        if (uri.getPathParameters().values().stream().anyMatch(NulFilter::hasNul)) throw new NotFoundException();
        uri.getQueryParameters().forEach((name, values) -> {
            if (hasNul(values)) throw ProblemException.of(400, "invalid-parameter", name);
        });
    }

    private static boolean hasNul(List<String> values) {
        return values.stream().anyMatch(value -> value.indexOf('\0') >= 0);
    }
}
