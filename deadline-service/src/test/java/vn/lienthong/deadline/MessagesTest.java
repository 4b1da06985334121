package vn.lienthong.deadline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.lienthong.deadline.domain.Rule;
import vn.lienthong.service.problem.Language;
import vn.lienthong.service.problem.Messages;
import vn.lienthong.service.testing.MessagesInBothLanguages;

class MessagesTest implements MessagesInBothLanguages {
    private final Messages messages = Messages.onClassPath(getClass().getClassLoader());

    @ParameterizedTest
    @EnumSource
    void every_rule_can_be_told_in_both_languages(Rule rule) {
        for (var language : Language.values()) {
            assertThat(messages.text(language, rule.code() + ".title", List.of()))
                    .isPresent();
            assertThat(messages.text(language, rule.code() + ".detail", List.of()))
                    .isPresent();
        }
    }
}
