package vn.lienthong.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What the suite hands out and anybody can check with the log's public key alone. As text: a line that says what it is, the
 * lines of the proof, and behind a blank line each checkpoint that it leads to, as it was signed. The format is described in
 * {@code docs/proofs.md}.
 */
public sealed interface Proof {
    String text();

    /**
     * @return what is proved, in one line
     * @throws Refused if it does not prove that
     */
    String verify(PublicKey key);

    /** @throws Refused if it is no proof */
    static Proof parse(String text) {
        var end = text.indexOf("\n\n");
        if (end < 0) throw new Refused("not a proof");
        var lines = List.of(text.substring(0, end).split("\n", -1));
        var rest = text.substring(end + 2);
        var body = lines.subList(1, lines.size());
        return switch (lines.getFirst()) {
            case Inclusion.KIND -> Inclusion.parse(body, rest);
            case History.KIND -> History.parse(body, rest);
            case Consistency.KIND -> Consistency.parse(body, rest);
            default -> throw new Refused("not a proof that this program knows");
        };
    }

    /** That the log held this record at its position. */
    record Inclusion(ProvedFact fact, String checkpoint) implements Proof {
        static final String KIND = "lienthong/inclusion@v1";

        private static Inclusion parse(List<String> body, String checkpoint) {
            if (body.size() != 1) throw new Refused("a proof of inclusion is of one fact");
            return new Inclusion(ProvedFact.parse(body.getFirst()), checkpoint);
        }

        @Override
        public String text() {
            return KIND + "\n" + fact.line() + "\n\n" + checkpoint;
        }

        @Override
        public String verify(PublicKey key) {
            var note = SignedNote.parse(checkpoint);
            var place = fact.requireIn(note.checkpoint());
            note.requireSignedBy(key);
            return "%s of %s is %s in the log that was signed".formatted(place.type(), place.dossier(), place);
        }
    }

    /** That the log held these facts of a dossier, and no owner any between them. */
    record History(String dossier, List<ProvedFact> facts, String checkpoint) implements Proof {
        static final String KIND = "lienthong/dossier@v1";
        private static final String DOSSIER = "dossier ";

        public History {
            facts = List.copyOf(facts);
        }

        private static History parse(List<String> body, String checkpoint) {
            if (body.isEmpty() || !body.getFirst().startsWith(DOSSIER)) throw new Refused("the dossier is not named");
            var facts = body.stream().skip(1).map(ProvedFact::parse).toList();
            return new History(body.getFirst().substring(DOSSIER.length()), facts, checkpoint);
        }

        @Override
        public String text() {
            return KIND + "\n" + DOSSIER + dossier + "\n"
                    + facts.stream().map(fact -> fact.line() + "\n").collect(Collectors.joining()) + "\n" + checkpoint;
        }

        @Override
        public String verify(PublicKey key) {
            var note = SignedNote.parse(checkpoint);
            if (facts.isEmpty()) throw new Refused("no fact of " + dossier + " is shown");
            var versions = new TreeMap<String, List<Long>>();
            for (var fact : facts) {
                var place = fact.requireIn(note.checkpoint());
                if (!place.dossier().equals(dossier)) throw new Refused(place + " is of another dossier");
                var owner = place.tree().substring(0, place.tree().indexOf('/'));
                versions.computeIfAbsent(owner, first -> new ArrayList<>()).add(place.version());
            }
            versions.forEach(this::requireContiguous);
            note.requireSignedBy(key);
            return "%d facts of %s, without a gap: %s"
                    .formatted(
                            facts.size(),
                            dossier,
                            versions.entrySet().stream()
                                    .map(owner -> owner.getKey() + " 1 to "
                                            + owner.getValue().size())
                                    .collect(Collectors.joining(", ")));
        }

        private void requireContiguous(String owner, List<Long> versions) {
            for (int i = 0; i < versions.size(); i++)
                if (versions.get(i) != i + 1)
                    throw new Refused(
                            "version " + (i + 1) + " of " + owner + " is missing in the history of " + dossier);
        }
    }

    /** That what the log held at the earlier checkpoint is the beginning of what it held at the later one. */
    record Consistency(List<List<Digest>> paths, String earlier, String later) implements Proof {
        static final String KIND = "lienthong/consistency@v1";
        private static final String TREE = "tree";

        public Consistency {
            paths = paths.stream().map(List::copyOf).toList();
        }

        private static Consistency parse(List<String> body, String rest) {
            var signatures = rest.indexOf("\n\n");
            var end = signatures < 0 ? -1 : rest.indexOf("\n\n", signatures + 2);
            if (end < 0) throw new Refused("two checkpoints are needed");
            return new Consistency(
                    body.stream().map(Consistency::path).toList(), rest.substring(0, end + 1), rest.substring(end + 2));
        }

        private static List<Digest> path(String line) {
            var words = List.of(line.split(" ", -1));
            if (!words.getFirst().equals(TREE)) throw new Refused("not the line of a tree: " + line);
            return words.stream().skip(1).map(Digest::ofBase64).toList();
        }

        @Override
        public String text() {
            return KIND + "\n"
                    + paths.stream().map(Consistency::line).collect(Collectors.joining()) + "\n" + earlier + "\n"
                    + later;
        }

        private static String line(List<Digest> path) {
            return TREE + path.stream().map(node -> " " + node.base64()).collect(Collectors.joining()) + "\n";
        }

        @Override
        public String verify(PublicKey key) {
            var before = SignedNote.parse(earlier);
            var after = SignedNote.parse(later);
            var was = before.checkpoint();
            var is = after.checkpoint();
            if (was.trees().size() != paths.size()) throw new Refused("a path is needed for every tree");
            for (int i = 0; i < paths.size(); i++) {
                var tree = was.trees().get(i);
                var now = is.tree(tree.tree()).orElseThrow(() -> new Refused(tree.tree() + " has gone"));
                Paths.requireConsistent(tree, now, paths.get(i));
            }
            before.requireSignedBy(key);
            after.requireSignedBy(key);
            return "the log of %,d records is the beginning of that of %,d".formatted(was.records(), is.records());
        }
    }
}
