package vn.lienthong.service.problem;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Renders refusals: of a whole request, or of one item among many. */
@ApplicationScoped
public class Problems {
    private static final Logger LOG = Logger.getLogger(Problems.class);

    private final Messages messages =
            Messages.onClassPath(Thread.currentThread().getContextClassLoader());

    /** @param instance the path or event id concerned, or {@code null} */
    public Problem render(ProblemException refusal, Language language, String instance) {
        return render(refusal.status(), refusal.rule(), refusal.args(), refusal.errors(), language, instance);
    }

    /** A refusal known by its rule and what that speaks of; empty if there are no words here that need no more. */
    public Optional<Problem> ofRule(int status, String rule, List<?> args, Language language, String instance) {
        return whole(language, rule + ".title", args).flatMap(title -> whole(language, rule + ".detail", args)
                .map(detail -> new Problem(Problem.typeOf(rule), title, status, detail, instance, null)));
    }

    private Optional<String> whole(Language language, String key, List<?> args) {
        return messages.text(language, key, args).filter(text -> !text.contains("{0}"));
    }

    /** The refusal of one item of a batch. */
    public Problem item(int status, String rule, Language language, Object... args) {
        return render(status, rule, List.of(args), List.of(), language, null);
    }

    private Problem render(
            int status, String rule, List<Object> args, List<InvalidField> errors, Language language, String instance) {
        var places = errors.stream()
                .map(error -> new Problem.Place(error.pointer(), text(language, error.rule(), error.args())))
                .toList();
        return new Problem(
                Problem.typeOf(rule),
                text(language, rule + ".title", args),
                status,
                text(language, rule + ".detail", args),
                instance,
                places.isEmpty() ? null : places);
    }

    /** A missing text must not hide the refusal: the key itself is shown, and the gap is logged. */
    private String text(Language language, String key, List<Object> args) {
        return messages.text(language, key, args).orElseGet(() -> {
            LOG.warnf("no %s message for %s", language, key);
            return key;
        });
    }
}
