package vn.lienthong.reporting.projection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vn.lienthong.bruteforce.Country;
import vn.lienthong.bruteforce.RandomHistories;
import vn.lienthong.contracts.history.Fact;
import vn.lienthong.reporting.report.Figures;

/** That the ledger equals the definitions says something only if a ledger that is slightly wrong does not. */
class WrongRulesAreCaughtTest {
    private static final Country COUNTRY = Country.OF_SWAPPED_CODES;
    private static final int DOSSIERS = 14;
    private static final int SEEDS = 60;

    private record Story(List<Fact> facts, Question question) {
        static Story of(int seed) {
            var facts = RandomHistories.facts(seed, COUNTRY, DOSSIERS);
            return new Story(facts, Question.random(new Random(seed), COUNTRY, facts.size()));
        }

        boolean contradicts(WrongRule rule) {
            return !cells(rule.figures().apply(facts, question)).equals(question.count(facts));
        }

        private static Map<String, Map<String, Long>> cells(Map<String, Figures> figures) {
            var cells = new TreeMap<String, Map<String, Long>>();
            figures.forEach((row, of) -> cells.put(row, LedgerInMemory.cells(of)));
            return cells;
        }
    }

    static Stream<WrongRule> rules() {
        return WrongRule.all();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rules")
    void every_wrong_rule_is_caught(WrongRule rule) {
        assertThat(stories()).anyMatch(story -> story.contradicts(rule));
    }

    @Test
    void the_right_rule_is_not() {
        var right = new WrongRule(
                "right", (facts, question) -> LedgerInMemory.of(facts).figures(question));

        assertThat(stories()).noneMatch(story -> story.contradicts(right));
    }

    private static Stream<Story> stories() {
        return IntStream.range(0, SEEDS).mapToObj(Story::of);
    }
}
