package vn.lienthong.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.lienthong.intake.domain.Rule;
import vn.lienthong.service.problem.Language;
import vn.lienthong.service.problem.Messages;
import vn.lienthong.service.testing.MessagesInBothLanguages;

class MessagesTest implements MessagesInBothLanguages {

    @ParameterizedTest
    @EnumSource
    void every_rule_has_a_text(Rule rule) {
        var messages = Messages.onClassPath(getClass().getClassLoader());
        assertThat(messages.text(Language.VI, rule.code() + ".title", List.of()))
                .isPresent();
    }
}
