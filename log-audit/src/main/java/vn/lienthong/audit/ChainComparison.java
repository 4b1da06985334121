package vn.lienthong.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import vn.lienthong.proof.GrowingTree;
import vn.lienthong.proof.TreeHead;

/** Holds the two copies of a chain against each other, and against those who know how far it had come. */
final class ChainComparison {
    private static final String BOTH = "journal and log";

    private final Chain chain;
    private final ChainCopy journal;
    private final ChainCopy log;
    private final List<Witness> witnesses;
    private final List<TreeHead> checkpoints;
    private final List<Finding> findings = new ArrayList<>();

    /** @param checkpoints of this chain, in the order in which they were made */
    ChainComparison(
            Chain chain, ChainCopy journal, ChainCopy log, List<Witness> witnesses, List<TreeHead> checkpoints) {
        this.chain = chain;
        this.journal = journal;
        this.log = log;
        this.witnesses = witnesses;
        this.checkpoints = checkpoints;
    }

    List<Finding> findings() {
        findings.addAll(journal.ownFindings());
        findings.addAll(log.ownFindings());
        compare();
        breaks();
        cutOff(journal, "journal", witnesses);
        cutOff(log, "log", witnesses.stream().filter(Witness::ofLog).toList());
        witnesses.forEach(this::ask);
        holdAgainstCheckpoints();
        return findings;
    }

    /** Stretches in which both have a record, and not the same. */
    private void compare() {
        var common = Math.min(journal.last(), log.last());
        for (int from = 1; from <= common; from++) {
            if (!differ(from) || isNamed(from)) continue;
            var to = from;
            while (to < common && differ(to + 1) && !isNamed(to + 1)) to++;
            differing(from, to);
            from = to;
        }
    }

    private boolean differ(int position) {
        return journal.has(position) && log.has(position) && !journal.agrees(position, log);
    }

    /** That a record was altered or moved has been found already. */
    private boolean isNamed(int position) {
        return journal.isSuspect(position) || log.isSuspect(position);
    }

    private void differing(int from, int to) {
        var copy = guilty(from, to);
        var others = copy.equals("log") ? "the journal" : copy.equals("journal") ? "the log" : "each other";
        var anew = Stream.of(journal, log).allMatch(one -> one.isWholeFrom(from));
        findings.add(
                anew
                        ? finding(
                                Kind.REHASHED,
                                copy,
                                from,
                                to,
                                "the chain from here on is another than that of " + others)
                        : finding(Kind.ALTERED, copy, from, to, "is another than in " + others + ", hash and all"));
    }

    /** Whose chain is broken; else, whom somebody contradicts. */
    private String guilty(int from, int to) {
        if (!journal.isWholeFrom(from) && log.isWholeFrom(from)) return "journal";
        if (!log.isWholeFrom(from) && journal.isWholeFrom(from)) return "log";
        var known = witnesses.stream()
                .filter(witness -> witness.hash() != null && witness.position() >= from && witness.position() <= to)
                .toList();
        var inJournal = known.stream().anyMatch(witness -> journal.is((int) witness.position(), witness.hash()));
        var inLog = known.stream().anyMatch(witness -> log.is((int) witness.position(), witness.hash()));
        if (inJournal == inLog) return byCheckpoints(from);
        return inLog ? "journal" : "log";
    }

    private String byCheckpoints(int from) {
        for (var checkpoint : checkpoints) {
            if (checkpoint.size() < from) continue;
            var inJournal = holds(journal, checkpoint);
            if (inJournal != holds(log, checkpoint)) return inJournal ? "log" : "journal";
        }
        return BOTH;
    }

    /**
     * Where a record does not follow the one before though both read as they were hashed, one of them was hashed anew: the
     * later one, if the next does not follow it either.
     */
    private void breaks() {
        var inJournal = new TreeSet<>(journal.breaks());
        var inLog = new TreeSet<>(log.breaks());
        var all = new TreeSet<>(inJournal);
        all.addAll(inLog);
        for (var position : all) {
            if (all.contains(position - 1)) continue;
            var altered = (int) (all.contains(position + 1) ? position : position - 1);
            if (findings.stream().anyMatch(found -> found.position() <= altered && found.to() >= altered)) continue;
            var copy = !inLog.contains(position) ? "journal" : inJournal.contains(position) ? BOTH : "log";
            findings.add(finding(Kind.ALTERED, copy, altered, altered, "was hashed anew: its neighbour knows another"));
        }
    }

    private void cutOff(ChainCopy copy, String name, List<Witness> knowing) {
        var other = name.equals("journal") ? log.last() : 0; // the log may be behind what its relay has not sent yet
        var furthest = knowing.stream()
                .max(java.util.Comparator.comparingLong(Witness::position))
                .filter(witness -> witness.position() > copy.last());
        var checkpoint = checkpoints.stream().mapToLong(TreeHead::size).max().orElse(0);
        var end = Math.max(
                Math.max(other, checkpoint), furthest.map(Witness::position).orElse(0L));
        if (end <= copy.last()) return;
        var who = furthest.filter(witness -> witness.position() == end)
                .map(Witness::who)
                .orElse(end == checkpoint ? "a checkpoint" : "the log");
        findings.add(finding(
                Kind.CUT_OFF, name, copy.last() + 1, (int) end, who + " knows the chain up to position " + end));
    }

    /** Where both copies say the same, or only one says anything, and it is not what a witness saw. */
    private void ask(Witness witness) {
        var position = (int) witness.position();
        if (witness.hash() == null || position < 1) return;
        var inJournal = journal.has(position) && !journal.is(position, witness.hash());
        var inLog = log.has(position) && !log.is(position, witness.hash());
        if (inJournal && !log.has(position)) anew("journal", position, witness.who());
        else if (inLog && !journal.has(position)) anew("log", position, witness.who());
        else if (inJournal && journal.agrees(position, log)) anew(BOTH, position, witness.who());
    }

    private void anew(String copy, int position, String who) {
        if (findings.stream().noneMatch(found -> found.kind() == Kind.REHASHED || found.position() == position))
            findings.add(finding(
                    Kind.REHASHED, copy, position, position, "here or before; " + who + " knows another record there"));
    }

    private void holdAgainstCheckpoints() {
        var tree = new GrowingTree();
        long agreed = 0;
        for (var checkpoint : checkpoints) {
            if (checkpoint.size() < tree.size()) continue;
            if (!journal.hasAllTo(checkpoint.size())) {
                if (isContradicted(log, checkpoint)) {
                    rehashed("log", agreed + 1, checkpoint);
                    return;
                }
                continue;
            }
            journal.addLeaves(tree, checkpoint.size());
            if (!tree.root().equals(checkpoint.root())) {
                contradicted(agreed + 1, checkpoint);
                return;
            }
            agreed = checkpoint.size();
        }
    }

    private void contradicted(long from, TreeHead checkpoint) {
        if (holds(log, checkpoint) && !findings.isEmpty()) return; // what the journal says instead has been named
        rehashed(isContradicted(log, checkpoint) ? BOTH : "journal", from, checkpoint);
    }

    private void rehashed(String copy, long from, TreeHead checkpoint) {
        findings.add(finding(
                Kind.REHASHED,
                copy,
                (int) from,
                (int) checkpoint.size(),
                "between these; the checkpoint of " + checkpoint.size() + " records was signed over others"));
    }

    private static boolean isContradicted(ChainCopy copy, TreeHead checkpoint) {
        return copy.hasAllTo(checkpoint.size()) && !holds(copy, checkpoint);
    }

    private static boolean holds(ChainCopy copy, TreeHead checkpoint) {
        if (!copy.hasAllTo(checkpoint.size())) return false;
        var tree = new GrowingTree();
        copy.addLeaves(tree, checkpoint.size());
        return tree.root().equals(checkpoint.root());
    }

    private Finding finding(Kind kind, String copy, int from, int to, String detail) {
        return new Finding(kind, copy, chain.toString(), from, to, detail);
    }
}
