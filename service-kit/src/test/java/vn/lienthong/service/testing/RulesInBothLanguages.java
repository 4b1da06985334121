package vn.lienthong.service.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import vn.lienthong.service.problem.Language;
import vn.lienthong.service.problem.Messages;

/** The tests of a service with rules of its own implement this. */
public interface RulesInBothLanguages extends MessagesInBothLanguages {
    /** The codes of the rules. */
    Stream<String> rules();

    @Test
    default void everyRuleCanBeTold() {
        var messages = Messages.onClassPath(Thread.currentThread().getContextClassLoader());
        for (var language : Language.values())
            assertThat(rules().flatMap(rule -> Stream.of(rule + ".title", rule + ".detail")))
                    .isNotEmpty()
                    .isSubsetOf(messages.keys(language));
    }
}
