package vn.lienthong.audit;

import java.util.ArrayList;
import java.util.List;
import vn.lienthong.contracts.log.Shards;
import vn.lienthong.contracts.value.Owner;
import vn.lienthong.proof.TreeHead;

/** The records of one owner in one shard: positions from 1 without gaps, each record chained to the one before. */
public record Chain(Owner owner, int shard) {
    /** In the order in which checkpoints list them. */
    public static List<Chain> all() {
        var all = new ArrayList<Chain>();
        for (var partition : Partition.all()) all.addAll(partition.chains());
        return all.stream()
                .sorted(java.util.Comparator.comparing(Chain::owner).thenComparing(Chain::shard))
                .toList();
    }

    static Chain ofDossiers(Owner owner, int shard) {
        if (shard >= Shards.STANDARD.count()) throw new IllegalArgumentException(shard + " holds no dossiers");
        return new Chain(owner, shard);
    }

    /** As a checkpoint names its tree. */
    public String tree() {
        return TreeHead.name(owner.code(), shard);
    }

    @Override
    public String toString() {
        return tree();
    }
}
