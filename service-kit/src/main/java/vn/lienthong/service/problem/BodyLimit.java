package vn.lienthong.service.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.configuration.MemorySize;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Bounds every request body, whether its length is announced or not, but on the paths that take endless streams; those
 * that take files bound them more widely.
 */
@ApplicationScoped
public class BodyLimit {
    /** Behind the server's own limit (-2), before everything that reads. */
    private static final int ORDER = -1;
    /** Where the server's readers look for the limit of a body of unknown length. */
    private static final String LIMIT_KEY = "io.quarkus.max-request-size";

    private final long limit;
    private final long fileLimit;
    private final Set<String> files;
    private final Set<String> streams;
    private final Problems problems;
    private final ObjectMapper mapper;

    BodyLimit(
            @ConfigProperty(name = "lienthong.http.max-body") MemorySize limit,
            @ConfigProperty(name = "lienthong.http.max-file") MemorySize fileLimit,
            @ConfigProperty(name = "lienthong.http.files") Set<String> files,
            @ConfigProperty(name = "lienthong.http.streams") Set<String> streams,
            Problems problems,
            ObjectMapper mapper) {
        this.limit = limit.asLongValue();
        this.fileLimit = fileLimit.asLongValue();
        this.files = Set.copyOf(files);
        this.streams = Set.copyOf(streams);
        this.problems = problems;
        this.mapper = mapper;
    }

    void install(@Observes Router router) {
        router.route().order(ORDER).handler(this::bound);
    }

    private void bound(RoutingContext request) {
        if (streams.contains(request.normalizedPath())) request.next();
        else bound(request, files.contains(request.normalizedPath()) ? fileLimit : limit);
    }

    private void bound(RoutingContext request, long longest) {
        if (announcedLength(request) > longest) {
            refuse(request, longest);
        } else {
            request.put(LIMIT_KEY, longest);
            request.next();
        }
    }

    private static long announcedLength(RoutingContext request) {
        var length = request.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        try {
            return length == null ? 0 : Long.parseLong(length);
        } catch (NumberFormatException tooLong) {
            return Long.MAX_VALUE;
        }
    }

    /** The body is not read to its end, so the connection cannot be used again. */
    private void refuse(RoutingContext request, long longest) {
        var language = Language.of(request.request().getHeader(HttpHeaders.ACCEPT_LANGUAGE));
        var refusal = ProblemException.of(413, "body-too-large", longest);
        request.response()
                .setStatusCode(413)
                .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                .putHeader(HttpHeaders.CONNECTION, "close")
                .end(json(problems.render(refusal, language, request.normalizedPath())));
    }

    private Buffer json(Problem problem) {
        try {
            return Buffer.buffer(mapper.writeValueAsBytes(problem));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
