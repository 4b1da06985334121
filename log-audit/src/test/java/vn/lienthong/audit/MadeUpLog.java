package vn.lienthong.audit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import vn.lienthong.contracts.log.Hash;
import vn.lienthong.contracts.log.HashChain;
import vn.lienthong.contracts.log.LogRecord;
import vn.lienthong.contracts.value.Owner;
import vn.lienthong.proof.Checkpoint;
import vn.lienthong.proof.GrowingTree;
import vn.lienthong.proof.ProvedFact;
import vn.lienthong.proof.TreeHead;

/** One chain, intake's shard 3, as a journal and a log hold it, for somebody to do harm to either. */
final class MadeUpLog implements Sources {
    static final Chain CHAIN = new Chain(Owner.INTAKE, 3);

    final List<LogRecord> journal = new ArrayList<>();
    final List<LogRecord> log = new ArrayList<>();
    final List<Witness> witnesses = new ArrayList<>();
    final List<Checkpoint> checkpoints = new ArrayList<>();

    static MadeUpLog of(int records) {
        var made = new MadeUpLog();
        made.journal.addAll(chain(List.of(), records, ""));
        made.log.addAll(made.journal);
        return made;
    }

    /** Records behind those, each with this in its data. */
    static List<LogRecord> chain(List<LogRecord> before, int upTo, String data) {
        var all = new ArrayList<>(before);
        while (all.size() < upTo) {
            var position = all.size() + 1;
            var previous = all.isEmpty() ? Hash.ZERO : all.getLast().hash();
            all.add(hashed(record(position, "{\"n\":" + position + data + "}", previous, Hash.ZERO)));
        }
        return all;
    }

    static LogRecord hashed(LogRecord r) {
        return record(r.position(), r.data(), r.previousHash(), HashChain.hash(r));
    }

    static LogRecord record(long position, String data, Hash previous, Hash hash) {
        return new LogRecord(
                CHAIN.owner(),
                CHAIN.shard(),
                position,
                "vn.lienthong.dossier.withdrawn.v1",
                "018.00565-170306-0007",
                "018.00565-170306-0007",
                1,
                Instant.parse("2017-03-06T01:15:00Z"),
                Instant.parse("2026-11-21T15:00:00Z"),
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
                previous,
                hash);
    }

    /** At a position, in one copy. */
    static void change(List<LogRecord> copy, int position, UnaryOperator<LogRecord> change) {
        copy.set(position - 1, change.apply(copy.get(position - 1)));
    }

    void witnessed(int position) {
        witnesses.add(new Witness(CHAIN, position, journal.get(position - 1).hash(), "a reader", true));
    }

    void checkpoint() {
        var tree = new GrowingTree();
        journal.forEach(record -> tree.add(ProvedFact.leaf(record.hash().bytes())));
        checkpoints.add(
                new Checkpoint("log.example.vn", List.of(new TreeHead(CHAIN.tree(), tree.size(), tree.root()))));
    }

    /** Kind, copy and positions of each, in words. */
    List<String> found() {
        return new Verifier(this, checkpoints)
                .verify(2).findings().stream()
                        .map(found -> "%s %s %d-%d".formatted(found.kind(), found.copy(), found.position(), found.to()))
                        .toList();
    }

    @Override
    public List<Witness> witnesses() {
        return witnesses;
    }

    @Override
    public void log(Partition partition, LogReading reading) {
        if (partition.chains().contains(CHAIN)) log.forEach(reading::record);
    }

    @Override
    public void journal(Chain chain, Consumer<Link> each) {
        if (chain.equals(CHAIN)) journal.forEach(record -> each.accept(Link.of(record)));
    }

    @Override
    public long records() {
        return journal.size() + log.size();
    }
}
