package vn.lienthong.reporting.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.lienthong.contracts.log.Shards;
import vn.lienthong.contracts.value.Owner;

class FinalityTest {
    private static final Instant T = Instant.parse("2026-11-22T01:00:00Z");
    private static final Owner[] OWNERS = {Owner.INTAKE, Owner.ROUTING, Owner.DEADLINE};

    private final OwnersQuarantine quarantine = new OwnersQuarantine();
    private final Finality finality = new Finality(quarantine);

    @BeforeEach
    void everyHeadIsLater() {
        for (var owner : OWNERS)
            for (int shard = 0; shard < Shards.STANDARD.count(); shard++)
                finality.applied(owner, shard, T.plusMillis(1));
    }

    @Test
    void nothing_is_final_before_every_owner_has_told_what_waits_in_its_quarantine() {
        quarantine.told("intake", 0);
        quarantine.told("routing", 2);
        assertThat(finality.isFinal(T)).isFalse();

        quarantine.told("deadline", 0);
        assertThat(finality.isFinal(T)).isTrue();
    }

    @Test
    void what_is_recorded_at_the_time_of_the_last_head_may_still_come() {
        for (var owner : OWNERS) quarantine.told(owner.code(), 0);

        assertThat(finality.isFinal(T)).isTrue();
        assertThat(finality.isFinal(T.plusMillis(1))).isFalse();
    }
}
