package vn.lienthong.journal.relay;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.time.Instant;
import org.apache.kafka.clients.producer.ProducerRecord;
import vn.lienthong.contracts.log.Hash;
import vn.lienthong.contracts.log.Json;
import vn.lienthong.contracts.value.Owner;
import vn.lienthong.journal.Head;

/** The records of the compacted topic {@code journal-heads}: key {@code <owner>-<shard>}, value JSON. */
final class HeadRecords {
    /** What is published of a head. */
    record Published(String owner, int shard, long position, String hash, Instant time) {
        Head head() {
            return new Head(shard, position, Hash.ofHex(hash), time);
        }
    }

    private HeadRecords() {}

    static ProducerRecord<String, byte[]> encode(String topic, Owner owner, Head head) {
        var published = new Published(
                owner.code(), head.shard(), head.position(), head.hash().hex(), head.time());
        try {
            var value = Json.mapper().writeValueAsBytes(published);
            return new ProducerRecord<>(topic, 0, owner.code() + "-" + head.shard(), value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    static Published decode(byte[] value) throws IOException {
        return Json.mapper().readValue(value, Published.class);
    }
}
