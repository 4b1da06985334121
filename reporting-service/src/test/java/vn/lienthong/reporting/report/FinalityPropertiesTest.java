package vn.lienthong.reporting.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.Random;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import vn.lienthong.contracts.log.Shards;
import vn.lienthong.contracts.value.Owner;

/** In whatever order heads are seen to be applied. */
class FinalityPropertiesTest {
    private static final Owner[] OWNERS = {Owner.INTAKE, Owner.ROUTING, Owner.DEADLINE};
    private static final int LATEST = 8;

    @Property(tries = 50)
    void what_was_final_stays_so_and_so_is_all_before_it_and_nothing_else(@ForAll long seed) {
        var random = new Random(seed);
        var quarantine = new OwnersQuarantine();
        for (var owner : OWNERS) quarantine.told(owner.code(), random.nextInt(3));
        var finality = new Finality(quarantine);
        var heads = new HashMap<String, Long>();
        long finalBefore = 0;
        for (int i = 0; i < 400; i++) {
            var owner = OWNERS[random.nextInt(OWNERS.length)];
            int shard = random.nextInt(Shards.STANDARD.count());
            long time = random.nextLong(LATEST);
            finality.applied(owner, shard, at(time));
            heads.merge(owner + " " + shard, time, Math::max);

            long isFinal = LongStream.range(0, LATEST)
                    .filter(moment -> finality.isFinal(at(moment)))
                    .count();
            assertThat(isFinal).isEqualTo(earliest(heads)).isGreaterThanOrEqualTo(finalBefore);
            assertThat(LongStream.range(0, isFinal)).allMatch(moment -> finality.isFinal(at(moment)));
            finalBefore = isFinal;
        }
    }

    /** How many moments lie before the earliest head, once there is one of every shard of every owner. */
    private static long earliest(HashMap<String, Long> heads) {
        return heads.size() < OWNERS.length * Shards.STANDARD.count()
                ? 0
                : heads.values().stream().mapToLong(Long::longValue).min().orElseThrow();
    }

    private static Instant at(long moment) {
        return Instant.ofEpochSecond(moment);
    }
}
