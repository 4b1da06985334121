package vn.lienthong.routing;

import java.util.stream.Stream;
import vn.lienthong.routing.domain.Rule;
import vn.lienthong.service.testing.RulesInBothLanguages;

class MessagesTest implements RulesInBothLanguages {
    @Override
    public Stream<String> rules() {
        return Stream.of(Rule.values()).map(Rule::code);
    }
}
