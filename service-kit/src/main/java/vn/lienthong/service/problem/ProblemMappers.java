package vn.lienthong.service.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import vn.lienthong.journal.Outage;
import vn.lienthong.journal.commit.CommitInDoubt;
import vn.lienthong.journal.commit.JournalUnavailable;
import vn.lienthong.journal.commit.Overloaded;
import vn.lienthong.journal.consumer.NotPassedYet;

/** Every failure of a request becomes a problem: rules by name, everything unforeseen by an id that the log explains. */
public class ProblemMappers {
    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);
    private static final Duration SOON = Duration.ofSeconds(1);
    private static final String BEARER = "Bearer realm=\"lienthong\"";

    private final Problems problems;

    public ProblemMappers(Problems problems) {
        this.problems = problems;
    }

    @ServerExceptionMapper
    public RestResponse<Problem> refused(ProblemException refusal, HttpHeaders headers, UriInfo uri) {
        return answer(refusal, headers, uri).build();
    }

    @ServerExceptionMapper
    public RestResponse<Problem> unreadable(JsonProcessingException body, HttpHeaders headers, UriInfo uri) {
        return refused(BodyPlaces.refusal(body), headers, uri);
    }

    /** Named apart because the framework answers this one by itself otherwise. */
    @ServerExceptionMapper
    public RestResponse<Problem> mismatched(MismatchedInputException body, HttpHeaders headers, UriInfo uri) {
        return unreadable(body, headers, uri);
    }

    @ServerExceptionMapper
    public RestResponse<Problem> invalid(ConstraintViolationException invalid, HttpHeaders headers, UriInfo uri) {
        var fields = invalid.getConstraintViolations().stream()
                .map(violation -> InvalidField.at(pointer(violation), "field.invalid"))
                .toArray(InvalidField[]::new);
        return refused(ProblemException.of(400, "invalid-body").at(fields), headers, uri);
    }

    @ServerExceptionMapper
    public RestResponse<Problem> notAuthenticated(UnauthorizedException none, HttpHeaders headers, UriInfo uri) {
        return challenge(ProblemException.of(401, "token-required"), headers, uri);
    }

    @ServerExceptionMapper
    public RestResponse<Problem> badToken(AuthenticationFailedException bad, HttpHeaders headers, UriInfo uri) {
        return challenge(ProblemException.of(401, "token-invalid"), headers, uri);
    }

    @ServerExceptionMapper
    public RestResponse<Problem> forbidden(ForbiddenException forbidden, HttpHeaders headers, UriInfo uri) {
        return refused(ProblemException.of(403, "role-required"), headers, uri);
    }

    @ServerExceptionMapper
    public RestResponse<Problem> http(WebApplicationException failure, HttpHeaders headers, UriInfo uri) {
        if (failure.getCause() instanceof JsonProcessingException body) return unreadable(body, headers, uri);
        int status = failure.getResponse().getStatus();
        if (status >= 500) return unforeseen(failure, headers, uri);
        return refused(ProblemException.of(status, ruleOf(status)), headers, uri);
    }

    @ServerExceptionMapper
    public RestResponse<Problem> behind(NotPassedYet behind, HttpHeaders headers, UriInfo uri) {
        return later("not-yet-applied", headers, uri);
    }

    @ServerExceptionMapper
    public RestResponse<Problem> overloaded(Overloaded full, HttpHeaders headers, UriInfo uri) {
        return later("overloaded", headers, uri);
    }

    @ServerExceptionMapper
    public RestResponse<Problem> failed(Throwable failure, HttpHeaders headers, UriInfo uri) {
        return isOutage(failure) ? unavailable(failure, headers, uri) : unforeseen(failure, headers, uri);
    }

    private RestResponse<Problem> unavailable(Throwable failure, HttpHeaders headers, UriInfo uri) {
        LOG.warnf("the database does not answer: %s", Outage.words(failure));
        return later("storage-unavailable", headers, uri);
    }

    private RestResponse<Problem> later(String rule, HttpHeaders headers, UriInfo uri) {
        return refused(ProblemException.of(503, rule).retryAfter(SOON), headers, uri);
    }

    private RestResponse<Problem> unforeseen(Throwable failure, HttpHeaders headers, UriInfo uri) {
        var id = UUID.randomUUID();
        LOG.errorf(failure, "request failed unforeseen, %s", id);
        return refused(ProblemException.of(500, "internal-error", id), headers, uri);
    }

    private RestResponse<Problem> challenge(ProblemException refusal, HttpHeaders headers, UriInfo uri) {
        return answer(refusal, headers, uri)
                .header(HttpHeaders.WWW_AUTHENTICATE, BEARER)
                .build();
    }

    private ResponseBuilder<Problem> answer(ProblemException refusal, HttpHeaders headers, UriInfo uri) {
        var language = Language.of(headers);
        // by number: the framework's own list of statuses lacks 422
        var builder = ResponseBuilder.<Problem>create(refusal.status())
                .entity(problems.render(refusal, language, uri.getPath()))
                .header(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                .header(HttpHeaders.CONTENT_LANGUAGE, language.code());
        refusal.retryAfter().ifPresent(delay -> builder.header(HttpHeaders.RETRY_AFTER, delay.toSeconds()));
        return builder;
    }

    private static String ruleOf(int status) {
        return switch (status) {
            case 401 -> "token-required";
            case 403 -> "role-required";
            case 404 -> "not-found";
            case 405 -> "method-not-allowed";
            case 406 -> "not-acceptable";
            case 413 -> "body-too-large";
            case 415 -> "unsupported-media-type";
            case 429 -> "too-many-requests";
            default -> "malformed-request";
        };
    }

    /** The database is away: the same request may succeed in a moment. */
    private static boolean isOutage(Throwable failure) {
        return Outage.is(failure) || failure instanceof JournalUnavailable || failure instanceof CommitInDoubt;
    }

    /** The violation's path without the method and its parameter, as a pointer into the body. */
    private static String pointer(ConstraintViolation<?> violation) {
        var pointer = new StringBuilder();
        StreamSupport.stream(violation.getPropertyPath().spliterator(), false)
                .skip(2)
                .map(ProblemMappers::token)
                .forEach(pointer::append);
        return pointer.toString();
    }

    private static String token(Path.Node node) {
        var index = node.getIndex() == null ? "" : "/" + node.getIndex();
        var isNamed = node.getName() != null && node.getKind() != ElementKind.CONTAINER_ELEMENT;
        return isNamed ? index + "/" + node.getName() : index;
    }
}
