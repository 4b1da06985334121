package vn.lienthong.journal.relay;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import vn.lienthong.contracts.log.KafkaRecords;
import vn.lienthong.contracts.log.LogRecord;
import vn.lienthong.contracts.log.Shards;
import vn.lienthong.contracts.log.Topics;

/** A topic and the shards of a journal that are relayed to it. */
public sealed interface LogStream {
    String topic();

    List<Integer> shards();

    LogRecord decode(ConsumerRecord<String, byte[]> record);

    /** What dossiers went through, in every owner's journal. */
    record Dossiers(String topic) implements LogStream {
        @Override
        public List<Integer> shards() {
            return IntStream.range(0, Shards.STANDARD.count()).boxed().toList();
        }

        @Override
        public LogRecord decode(ConsumerRecord<String, byte[]> record) {
            return KafkaRecords.decode(record);
        }
    }

    /** The changes of reference data, in intake's journal. */
    record Reference(String topic) implements LogStream {
        @Override
        public List<Integer> shards() {
            return List.of(Shards.REFERENCE);
        }

        @Override
        public LogRecord decode(ConsumerRecord<String, byte[]> record) {
            return KafkaRecords.decodeReference(record);
        }
    }

    /** Filings and audit acts, in reporting's journal. */
    record Audit(String topic) implements LogStream {
        @Override
        public List<Integer> shards() {
            return List.of(Shards.AUDIT);
        }

        @Override
        public LogRecord decode(ConsumerRecord<String, byte[]> record) {
            return KafkaRecords.decodeAudit(record);
        }
    }

    LogStream DOSSIERS = new Dossiers(Topics.DOSSIER_EVENTS);
    LogStream REFERENCE = new Reference(Topics.REFERENCE_DATA);
    LogStream AUDIT = new Audit(Topics.AUDIT_EVENTS);

    /** What is kept by partition, by shard. */
    default <T> Map<Integer, T> byShard(Map<Integer, T> byPartition) {
        return shards().stream()
                .filter(shard -> byPartition.containsKey(KafkaRecords.partition(shard)))
                .collect(Collectors.toMap(shard -> shard, shard -> byPartition.get(KafkaRecords.partition(shard))));
    }
}
