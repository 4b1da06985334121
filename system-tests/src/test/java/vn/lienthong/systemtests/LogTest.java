package vn.lienthong.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;
import vn.lienthong.contracts.log.Hash;
import vn.lienthong.contracts.log.KafkaRecords;
import vn.lienthong.contracts.log.LogRecord;
import vn.lienthong.contracts.value.Owner;
import vn.lienthong.testkit.Log;

/** The reader of the log that other tests stand on sees what must not be there. */
class LogTest {
    private static final Instant AT = Instant.parse("2019-03-05T01:00:00Z");

    @Test
    void theSameBytesAgainAreCounted() {
        var log = Log.of(List.of(sent(0, "{\"a\":1}"), sent(1, "{\"a\":1}")));

        assertThat(log.records()).hasSize(1);
        assertThat(log.resent()).isEqualTo(1);
        assertThat(log.offsets()).containsValue(0L);
    }

    @Test
    void otherBytesAtAUsedPositionAreAFault() {
        assertThatThrownBy(() -> Log.of(List.of(sent(0, "{\"a\":1}"), sent(1, "{\"a\": 1}"))))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("sent again, intake-3-1");
    }

    @Test
    void anotherHeaderAtAUsedPositionIsAFault() {
        var again = sent(1, "{\"a\":1}");
        again.headers().add("ce_x", "y".getBytes(StandardCharsets.UTF_8));

        assertThatThrownBy(() -> Log.of(List.of(sent(0, "{\"a\":1}"), again))).isInstanceOf(AssertionError.class);
    }

    @Test
    void aRecordThatIsNotWhatItsHashSaysIsAFault() {
        var log = Log.of(List.of(sent(0, "{\"a\":1}")));

        assertThatThrownBy(log::requireWhole).isInstanceOf(AssertionError.class);
    }

    private static ConsumerRecord<String, byte[]> sent(long offset, String data) {
        var record = KafkaRecords.encode("dossier-events", record(data));
        return new ConsumerRecord<>(
                record.topic(),
                record.partition(),
                offset,
                record.timestamp(),
                TimestampType.CREATE_TIME,
                0,
                0,
                record.key(),
                record.value(),
                record.headers(),
                Optional.empty());
    }

    private static LogRecord record(String data) {
        return new LogRecord(
                Owner.INTAKE,
                3,
                1,
                "vn.lienthong.dossier.withdrawn.v1",
                "d",
                "d",
                1,
                AT,
                AT,
                null,
                null,
                null,
                null,
                null,
                Set.of(),
                null,
                null,
                0,
                data,
                Hash.ZERO,
                Hash.ZERO);
    }
}
