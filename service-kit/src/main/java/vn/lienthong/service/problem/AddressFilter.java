package vn.lienthong.service.problem;

import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.UriInfo;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Addresses are read strictly, of every endpoint: who misspells a parameter must not be answered as if he had not asked.
 * No store takes a text with NUL, so nothing stands at such an address and no parameter can have such a value.
 */
public class AddressFilter {
    private final Map<Method, Set<String>> known = new ConcurrentHashMap<>();

    @ServerRequestFilter
    public void refuseWhatIsNotKnown(ResourceInfo endpoint, UriInfo uri) {
        if (uri.getPathParameters().values().stream().anyMatch(AddressFilter::hasNul)) throw new NotFoundException();
        uri.getQueryParameters().forEach((name, values) -> {
            if (!known(endpoint).contains(name)) throw ProblemException.of(400, "unknown-parameter", name);
            if (values.size() > 1 || hasNul(values)) throw ProblemException.of(400, "invalid-parameter", name);
        });
    }

    private Set<String> known(ResourceInfo endpoint) {
        return known.computeIfAbsent(endpoint.getResourceMethod(), AddressFilter::declared);
    }

    private static Set<String> declared(Method endpoint) {
        var one =
                Arrays.stream(endpoint.getParameters()).map(AddressFilter::name).filter(Objects::nonNull);
        var more = endpoint.getAnnotation(ReadsParameters.class);
        return Stream.concat(one, more == null ? Stream.empty() : Arrays.stream(more.value()))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static String name(Parameter parameter) {
        var declared = parameter.getAnnotation(QueryParam.class);
        return declared == null ? null : declared.value();
    }

    private static boolean hasNul(List<String> values) {
        return values.stream().anyMatch(value -> value.indexOf('\0') >= 0);
    }
}
