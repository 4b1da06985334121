package vn.lienthong.proof;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** A log of made-up records in one tree, and its checkpoints and proofs. */
final class TestLog {
    static final SigningKey KEY = SigningKey.parse("log.example.vn", SigningKey.generate());

    private final List<byte[]> records = new ArrayList<>();

    TestLog add(String dossier, int version) {
        records.add(record(dossier, version, records.size() + 1));
        return this;
    }

    static TestLog of(int size) {
        var log = new TestLog();
        for (int i = 1; i <= size; i++) log.add("018.00565-170306-000" + i % 3, (i + 2) / 3);
        return log;
    }

    private static byte[] record(String dossier, int version, long position) {
        var parts = new ArrayList<>(
                List.of("previous", "intake", "3", "" + position, "dossier.returned", dossier, dossier));
        parts.add("" + version);
        while (parts.size() < 20) parts.add("part " + parts.size());
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            for (var part : parts) {
                out.writeInt(part.getBytes(StandardCharsets.UTF_8).length);
                out.write(part.getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return bytes.toByteArray();
    }

    List<Digest> leaves() {
        return records.stream()
                .map(record -> ProvedFact.leaf(Digest.sha256(record).bytes()))
                .toList();
    }

    String checkpoint(int size) {
        return SignedNote.of(new Checkpoint("log.example.vn", List.of(head(size))).text(), KEY);
    }

    private TreeHead head(int size) {
        return new TreeHead("intake/3", size, tree(leaves(), size).root());
    }

    Proof.Inclusion inclusion(int index, int size) {
        return new Proof.Inclusion(fact(index, size), checkpoint(size));
    }

    ProvedFact fact(int index, int size) {
        return new ProvedFact(records.get(index), tree(leaves(), size).inclusion(index));
    }

    Proof.History history(String dossier, int size, int... indexes) {
        return new Proof.History(
                dossier,
                IntStream.of(indexes).mapToObj(index -> fact(index, size)).toList(),
                checkpoint(size));
    }

    Proof.Consistency consistency(int from, int to) {
        return new Proof.Consistency(List.of(tree(leaves(), to).consistency(from)), checkpoint(from), checkpoint(to));
    }

    static MerkleTree tree(List<Digest> leaves, int size) {
        return new MerkleTree((level, index) -> full(leaves, level, index), size);
    }

    private static Digest full(List<Digest> leaves, int level, long index) {
        if (level == 0) return leaves.get((int) index);
        return Digest.node(full(leaves, level - 1, 2 * index), full(leaves, level - 1, 2 * index + 1));
    }
}
