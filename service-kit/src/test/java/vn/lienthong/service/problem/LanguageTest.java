package vn.lienthong.service.problem;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguageTest {

    @ParameterizedTest
    @CsvSource(nullValues = "none", delimiter = '|', textBlock = """
                    none            | VI
                    en              | EN
                    en-GB,vi;q=0.5  | EN
                    vi-VN,en;q=0.9  | VI
                    fr,en;q=0.3     | EN
                    de              | VI
                    *               | VI
                    ;;;             | VI
                    """)
    void vietnameseUnlessEnglishIsPreferred(String acceptLanguage, Language expected) {
        assertThat(Language.of(acceptLanguage)).isEqualTo(expected);
    }
}
