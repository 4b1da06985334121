package vn.lienthong.service.position;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import vn.lienthong.contracts.log.EventId;

class PositionsTest {

    @Test
    void theHeaderNamesOnlyTheLastPositionOfEachShard() {
        var events = Positions.parse("intake-3-7, intake-3-12,routing-3-2,intake-4-1");

        assertThat(Positions.header(events)).isEqualTo("intake-3-12,intake-4-1,routing-3-2");
    }

    @Test
    void whatIsWrittenIsRead() {
        var events = List.of(EventId.parse("deadline-0-9"), EventId.parse("intake-15-1"));

        assertThat(Positions.parse(Positions.header(events))).isEqualTo(events);
    }

    @Test
    void anotherTextIsRefused() {
        assertThatThrownBy(() -> Positions.parse("intake-3")).isInstanceOf(IllegalArgumentException.class);
    }
}
