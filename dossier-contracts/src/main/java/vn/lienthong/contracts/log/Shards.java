package vn.lienthong.contracts.log;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.utils.Utils;

/**
 * Which shard, and so which Kafka partition, a root dossier lives in. Fixed when a journal is created, stored there and
 * compared at every start: another count or function would tear dossiers apart.
 */
public record Shards(int count, String function) {
    public static final Shards STANDARD = new Shards(16, "murmur2");

    /** The shard of intake's journal that holds the facts of reference data. */
    public static final int REFERENCE = STANDARD.count();

    /** The shard of reporting's journal that holds filings and audit acts. */
    public static final int AUDIT = STANDARD.count();

    public int of(String partitionKey) {
        return Utils.toPositive(Utils.murmur2(partitionKey.getBytes(StandardCharsets.UTF_8))) % count;
    }
}
