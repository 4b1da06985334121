package vn.lienthong.audit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import vn.lienthong.contracts.log.KafkaRecords;
import vn.lienthong.contracts.log.LogRecord;
import vn.lienthong.contracts.log.Shards;
import vn.lienthong.contracts.log.Topics;
import vn.lienthong.contracts.value.Owner;

/** A partition of the log and the chains that meet in it. */
public sealed interface Partition {
    String topic();

    int number();

    List<Chain> chains();

    /** @throws vn.lienthong.contracts.log.UnreadableEvent if it is no record of the log */
    LogRecord decode(ConsumerRecord<String, byte[]> record);

    record OfDossiers(int number) implements Partition {
        @Override
        public String topic() {
            return Topics.DOSSIER_EVENTS;
        }

        @Override
        public List<Chain> chains() {
            return Arrays.stream(Owner.values())
                    .map(owner -> Chain.ofDossiers(owner, number))
                    .toList();
        }

        @Override
        public LogRecord decode(ConsumerRecord<String, byte[]> record) {
            return KafkaRecords.decode(record);
        }
    }

    record OfReference() implements Partition {
        @Override
        public String topic() {
            return Topics.REFERENCE_DATA;
        }

        @Override
        public int number() {
            return 0;
        }

        @Override
        public List<Chain> chains() {
            return List.of(new Chain(Owner.INTAKE, Shards.REFERENCE));
        }

        @Override
        public LogRecord decode(ConsumerRecord<String, byte[]> record) {
            return KafkaRecords.decodeReference(record);
        }
    }

    record OfAudit() implements Partition {
        @Override
        public String topic() {
            return Topics.AUDIT_EVENTS;
        }

        @Override
        public int number() {
            return 0;
        }

        @Override
        public List<Chain> chains() {
            return List.of(new Chain(Owner.REPORTING, Shards.AUDIT));
        }

        @Override
        public LogRecord decode(ConsumerRecord<String, byte[]> record) {
            return KafkaRecords.decodeAudit(record);
        }
    }

    static List<Partition> all() {
        var all = new ArrayList<Partition>();
        for (int number = 0; number < Shards.STANDARD.count(); number++) all.add(new OfDossiers(number));
        all.add(new OfReference());
        all.add(new OfAudit());
        return all;
    }
}
