package vn.lienthong.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ApportionmentTest {
    @Test
    void theLargestRemaindersGetWhatIsLeft() {
        assertThat(Apportionment.of(10, weights("a", 47, "b", 16, "c", 37))).isEqualTo(Map.of("a", 5, "b", 1, "c", 4));
    }

    @Test
    void ofEqualRemaindersTheFirstGetsIt() {
        assertThat(Apportionment.of(1, weights("a", 1, "b", 1, "c", 1))).isEqualTo(Map.of("a", 1, "b", 0, "c", 0));
    }

    @Test
    void theWholeIsAlwaysGivenOut() {
        for (int total = 0; total < 500; total++) {
            var parts = Apportionment.of(total, weights("a", 7, "b", 11, "c", 13));
            assertThat(parts.values().stream().mapToInt(Integer::intValue).sum())
                    .isEqualTo(total);
        }
    }

    private static Map<String, Integer> weights(String a, int first, String b, int second, String c, int third) {
        var weights = new LinkedHashMap<String, Integer>();
        weights.put(a, first);
        weights.put(b, second);
        weights.put(c, third);
        return weights;
    }
}
