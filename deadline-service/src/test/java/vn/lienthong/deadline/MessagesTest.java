package vn.lienthong.deadline;

import java.util.stream.Stream;
import vn.lienthong.deadline.domain.Rule;
import vn.lienthong.service.testing.RulesInBothLanguages;

class MessagesTest implements RulesInBothLanguages {
    @Override
    public Stream<String> rules() {
        return Stream.of(Rule.values()).map(Rule::code);
    }
}
