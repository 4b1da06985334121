package vn.lienthong.intake;

import java.util.stream.Stream;
import vn.lienthong.intake.domain.Rule;
import vn.lienthong.service.testing.RulesInBothLanguages;

class MessagesTest implements RulesInBothLanguages {
    @Override
    public Stream<String> rules() {
        return Stream.of(Rule.values()).map(Rule::code);
    }
}
