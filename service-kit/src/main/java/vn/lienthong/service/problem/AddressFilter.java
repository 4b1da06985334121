package vn.lienthong.service.problem;

import jakarta.ws.rs.BeanParam;
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
import java.util.Optional;
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
    private record Declared(Set<String> known, Set<String> required) {}

    private final Map<Method, Declared> endpoints = new ConcurrentHashMap<>();

    @ServerRequestFilter
    public void refuseWhatIsNotKnown(ResourceInfo endpoint, UriInfo uri) {
        if (uri.getPathParameters().values().stream().anyMatch(AddressFilter::hasNul)) throw new NotFoundException();
        var declared = endpoints.computeIfAbsent(endpoint.getResourceMethod(), AddressFilter::declared);
        uri.getQueryParameters().forEach((name, values) -> {
            if (!declared.known().contains(name)) throw ProblemException.of(400, "unknown-parameter", name);
            if (values.size() > 1 || hasNul(values)) throw ProblemException.of(400, "invalid-parameter", name);
        });
        for (var name : declared.required())
            if (isBlank(uri.getQueryParameters().getFirst(name)))
                throw ProblemException.of(400, "missing-parameter", name);
    }

    private static boolean isBlank(String value) {
        return value == null || value.isBlank();
    }

    private static Declared declared(Method endpoint) {
        var arguments = Arrays.stream(endpoint.getParameters())
                .flatMap(AddressFilter::withParts)
                .map(AddressFilter::name)
                .filter(Objects::nonNull);
        var reads = Optional.ofNullable(endpoint.getAnnotation(ReadsParameters.class));
        var required =
                reads.stream().flatMap(read -> Arrays.stream(read.required())).collect(Collectors.toSet());
        var optional = reads.stream().flatMap(read -> Arrays.stream(read.value()));
        return new Declared(
                Stream.of(arguments, optional, required.stream())
                        .flatMap(names -> names)
                        .collect(Collectors.toSet()),
                required);
    }

    /** An argument, or the arguments that several endpoints have in common and so take as one record. */
    private static Stream<Parameter> withParts(Parameter parameter) {
        return parameter.isAnnotationPresent(BeanParam.class)
                ? Arrays.stream(parameter.getType().getDeclaredConstructors()[0].getParameters())
                : Stream.of(parameter);
    }

    private static String name(Parameter parameter) {
        var declared = parameter.getAnnotation(QueryParam.class);
        return declared == null ? null : declared.value();
    }

    private static boolean hasNul(List<String> values) {
        return values.stream().anyMatch(value -> value.indexOf('\0') >= 0);
    }
}
