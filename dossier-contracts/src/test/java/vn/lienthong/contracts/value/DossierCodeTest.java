package vn.lienthong.contracts.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DossierCodeTest {

    @ParameterizedTest
    @ValueSource(strings = {"018.00565-170306-0007", "000.17.22.H56-210531-0001", "H56.22.17-250701-12345"})
    void every_generation_of_codes_reads_and_writes_the_same(String text) {
        assertThat(DossierCode.parse(text))
                .hasValueSatisfying(code -> assertThat(code).hasToString(text));
    }

    @Test
    void a_code_is_written_with_at_least_four_digits() {
        var day = DossierCode.day(LocalDate.of(2017, 3, 6));

        assertThat(new DossierCode("018.00565", day, 7)).hasToString("018.00565-170306-0007");
        assertThat(new DossierCode("018.00565", day, 10_000)).hasToString("018.00565-170306-10000");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "018.00565-170306-007", "018_00565-170306-0007", "018.00565-17036-0007"})
    void what_is_no_code_is_none(String text) {
        assertThat(DossierCode.parse(text)).isEmpty();
    }
}
