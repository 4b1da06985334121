package vn.lienthong.contracts.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PostedDueTest {
    @Test
    void a_due_date_is_a_day_or_an_instant_of_a_vietnamese_day() {
        assertThat(PostedDue.parse("2030-12-31")).contains(new PostedDue(LocalDate.parse("2030-12-31"), null));
        assertThat(PostedDue.parse("2030-12-31T20:00:00Z"))
                .contains(new PostedDue(LocalDate.parse("2031-01-01"), Instant.parse("2030-12-31T20:00:00Z")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tomorrow",
                "2030-02-30",
                "0000-01-01",
                "+999999999-12-31T23:59:59Z",
                "+12026-01-01T00:00:00+07:00",
                "-999999999-01-01T00:00:00+18:00",
                "9999-12-31T23:59:59-12:00"
            })
    void a_year_that_no_paper_shows_is_none(String text) {
        assertThat(PostedDue.parse(text)).isEmpty();
    }
}
