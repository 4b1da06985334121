package vn.lienthong.service.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import vn.lienthong.service.problem.Language;
import vn.lienthong.service.problem.Messages;

/** Every service's tests implement this: what is said in one language is said in the other. */
public interface MessagesInBothLanguages {
    Pattern NAMED = Pattern.compile("\\{\\d+}");

    @Test
    default void everyMessageExistsInVietnameseAndEnglish() {
        var messages = shipped();
        assertThat(messages.keys(Language.VI))
                .isNotEmpty()
                .containsExactlyInAnyOrderElementsOf(messages.keys(Language.EN));
    }

    @Test
    default void everyProblemHasATitleAndADetail() {
        var keys = shipped().keys(Language.VI);
        assertThat(keys.stream().filter(key -> key.endsWith(".title")).map(key -> key.replace(".title", ".detail")))
                .allMatch(keys::contains);
        assertThat(keys.stream().filter(key -> key.endsWith(".detail")).map(key -> key.replace(".detail", ".title")))
                .allMatch(keys::contains);
    }

    @Test
    default void bothLanguagesNameTheSameThings() {
        var messages = shipped();
        assertThat(messages.keys(Language.VI)).allSatisfy(key -> assertThat(named(messages, Language.VI, key))
                .hasSameElementsAs(named(messages, Language.EN, key)));
    }

    private static Messages shipped() {
        return Messages.onClassPath(Thread.currentThread().getContextClassLoader());
    }

    private static List<String> named(Messages messages, Language language, String key) {
        var text = messages.text(language, key, List.of()).orElseThrow();
        return NAMED.matcher(text)
                .results()
                .map(result -> result.group())
                .distinct()
                .toList();
    }
}
