package vn.lienthong.service.problem;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Refuses the request being answered: thrown in adapters, rendered in the reader's language by {@link Problems}. */
public final class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String rule;
    private final transient List<Object> args;
    private final transient List<InvalidField> errors;
    private final Duration retryAfter;

    private ProblemException(
            int status, String rule, List<Object> args, List<InvalidField> errors, Duration retryAfter) {
        super(rule, null, false, false);
        this.status = status;
        this.rule = rule;
        this.args = args;
        this.errors = errors;
        this.retryAfter = retryAfter;
    }

    /** @param rule a kebab-case key of the message catalogue, e.g. {@code unknown-dossier} */
    public static ProblemException of(int status, String rule, Object... args) {
        return new ProblemException(status, rule, List.of(args), List.of(), null);
    }

    public ProblemException at(InvalidField... places) {
        return new ProblemException(status, rule, args, List.of(places), retryAfter);
    }

    public ProblemException retryAfter(Duration delay) {
        return new ProblemException(status, rule, args, errors, delay);
    }

    public int status() {
        return status;
    }

    public String rule() {
        return rule;
    }

    public List<Object> args() {
        return args;
    }

    public List<InvalidField> errors() {
        return errors;
    }

    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}
