package vn.lienthong.audit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.TreeSet;
import vn.lienthong.contracts.log.Hash;
import vn.lienthong.contracts.log.HashChain;
import vn.lienthong.contracts.log.LogRecord;
import vn.lienthong.proof.GrowingTree;
import vn.lienthong.proof.ProvedFact;

/** One copy of a chain, as it is read: the hashes by position, and what is wrong with the copy in itself. */
final class ChainCopy {
    /** A position so far off is no gap but an altered number. */
    private static final long FAR = 10_000_000;
    /** More than can be told one by one. */
    private static final int SUSPECTS = 1_000;

    private final Chain chain;
    private final String name;
    private final List<Finding> findings = new ArrayList<>();
    private final List<Link> suspects = new ArrayList<>();
    private final TreeSet<Long> broken = new TreeSet<>();
    private final TreeSet<Long> awaited = new TreeSet<>();
    private final BitSet known = new BitSet();
    private byte[] hashes = new byte[Hash.LENGTH * 64];
    private int last;
    private long resent;

    ChainCopy(Chain chain, String name) {
        this.chain = chain;
        this.name = name;
    }

    void add(Link link) {
        if (link.position() < 1 || link.position() > last + FAR) {
            findings.add(finding(Kind.ALTERED, link.position(), "a position that cannot be"));
            return;
        }
        var position = (int) link.position();
        awaited.remove(link.position());
        if (known.get(position)) again(position, link);
        else first(position, link);
    }

    private void again(int position, Link link) {
        if (is(position, link.stored()) && !link.isAltered()) resent++;
        else findings.add(finding(Kind.DOUBLED, position, "stands there twice, with two contents"));
    }

    private void first(int position, Link link) {
        if (position < last) awaited.add(position + 1L); // what follows it must come again behind it
        if (link.isAltered() && suspects.size() < SUSPECTS) suspects.add(link);
        if (!follows(position, link.previous())) broken.add((long) position);
        put(position, link.stored());
        last = Math.max(last, position);
    }

    private boolean follows(int position, Hash previous) {
        if (position == 1) return previous.equals(Hash.ZERO);
        return !known.get(position - 1) || is(position - 1, previous);
    }

    private void put(int position, Hash hash) {
        var needed = (position + 1) * Hash.LENGTH;
        if (needed > hashes.length) hashes = Arrays.copyOf(hashes, Math.max(needed, hashes.length * 2));
        System.arraycopy(hash.bytes(), 0, hashes, position * Hash.LENGTH, Hash.LENGTH);
        known.set(position);
    }

    int last() {
        return last;
    }

    int records() {
        return known.cardinality();
    }

    long resent() {
        return resent;
    }

    boolean has(int position) {
        return known.get(position);
    }

    boolean is(int position, Hash hash) {
        return hash.equals(Hash.of(at(position)));
    }

    boolean agrees(int position, ChainCopy other) {
        var from = position * Hash.LENGTH;
        return Arrays.equals(hashes, from, from + Hash.LENGTH, other.hashes, from, from + Hash.LENGTH);
    }

    private byte[] at(int position) {
        return Arrays.copyOfRange(hashes, position * Hash.LENGTH, (position + 1) * Hash.LENGTH);
    }

    /** Whether the chain is whole in itself from here to its end. */
    boolean isWholeFrom(int position) {
        return broken.tailSet(position + 1L).isEmpty()
                && suspects.stream().noneMatch(link -> link.position() >= position)
                && known.nextClearBit(position) > last;
    }

    /** Whether it was found that the record there does not read as it was hashed. */
    boolean isSuspect(int position) {
        return suspects.stream().anyMatch(link -> link.position() == position);
    }

    /** Positions of records that do not follow the one before, where both read as they were hashed. */
    List<Long> breaks() {
        return broken.stream()
                .filter(position -> !isSuspect(position.intValue()) && !isSuspect(position.intValue() - 1))
                .toList();
    }

    void addLeaves(GrowingTree tree, long upTo) {
        for (var position = tree.size() + 1; position <= upTo; position++)
            tree.add(ProvedFact.leaf(at((int) position)));
    }

    /** What is wrong with it whatever others say. */
    List<Finding> ownFindings() {
        var all = new ArrayList<>(findings);
        addGaps(all);
        awaited.forEach(
                position -> all.add(finding(Kind.REORDERED, position, "stands before position " + (position - 1))));
        for (var suspect : suspects) all.add(suspicion(suspect));
        return all;
    }

    private void addGaps(List<Finding> all) {
        for (int from = known.nextClearBit(1); from < last; from = known.nextClearBit(known.nextSetBit(from))) {
            var to = known.nextSetBit(from) - 1;
            all.add(new Finding(Kind.MISSING, name, chain.toString(), from, to, "no record stands there"));
        }
    }

    private Finding suspicion(Link suspect) {
        return suspects.stream()
                .filter(other -> other != suspect && stoodAt(suspect, other) && stoodAt(other, suspect))
                .findFirst()
                .map(other -> finding(Kind.SWAPPED, suspect.position(), "changed places with " + other.position()))
                .orElseGet(() -> finding(Kind.ALTERED, suspect.position(), "does not read as it was hashed"));
    }

    /** Whether the record is the one that stood where the other stands now. */
    private static boolean stoodAt(Link link, Link other) {
        return link.record() != null
                && HashChain.hash(at(link.record(), other.position())).equals(link.stored());
    }

    private static LogRecord at(LogRecord r, long position) {
        return r.reading(position, r.type(), r.data(), r.previousHash(), r.hash());
    }

    Finding finding(Kind kind, long position, String detail) {
        return new Finding(kind, name, chain.toString(), position, position, detail);
    }
}
