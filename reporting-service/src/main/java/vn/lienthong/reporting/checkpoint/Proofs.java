package vn.lienthong.reporting.checkpoint;

import java.util.ArrayList;
import java.util.List;
import vn.lienthong.audit.Chain;
import vn.lienthong.proof.Checkpoint;
import vn.lienthong.proof.Digest;
import vn.lienthong.proof.Proof;
import vn.lienthong.proof.ProvedFact;
import vn.lienthong.proof.SignedNote;
import vn.lienthong.proof.TreeHead;

/** Reads proofs from the trees; what they prove, anybody can check with the public key alone. */
public final class Proofs {
    private final Checkpoints checkpoints;

    public Proofs(Checkpoints checkpoints) {
        this.checkpoints = checkpoints;
    }

    /**
     * A record as its owner hashed it, and where it stands.
     *
     * @param bytes what the chain's hash was taken of
     */
    public record Hashed(Chain chain, long position, byte[] bytes) {}

    /** Whether the checkpoint covers that position. */
    public boolean covers(MadeCheckpoint made, Chain chain, long position) {
        return position <= size(opened(made), chain);
    }

    public Proof.Inclusion inclusion(Hashed record, MadeCheckpoint made) {
        return new Proof.Inclusion(fact(record, opened(made)), made.note());
    }

    /** Of what the checkpoint covers of the dossier. */
    public Proof.History history(String dossier, List<Hashed> records, MadeCheckpoint made) {
        var checkpoint = opened(made);
        var facts = records.stream()
                .filter(record -> record.position() <= size(checkpoint, record.chain()))
                .map(record -> fact(record, checkpoint))
                .toList();
        return new Proof.History(dossier, facts, made.note());
    }

    public Proof.Consistency consistency(MadeCheckpoint earlier, MadeCheckpoint later) {
        var was = opened(earlier);
        var is = opened(later);
        var paths = new ArrayList<List<Digest>>();
        for (var chain : Chain.all()) paths.add(checkpoints.consistency(chain, size(was, chain), size(is, chain)));
        return new Proof.Consistency(paths, earlier.note(), later.note());
    }

    private ProvedFact fact(Hashed record, Checkpoint checkpoint) {
        var size = size(checkpoint, record.chain());
        return new ProvedFact(record.bytes(), checkpoints.inclusion(record.chain(), record.position(), size));
    }

    private Checkpoint opened(MadeCheckpoint made) {
        return SignedNote.open(made.note(), checkpoints.key());
    }

    private static long size(Checkpoint checkpoint, Chain chain) {
        return checkpoint.tree(chain.tree()).map(TreeHead::size).orElse(0L);
    }
}
