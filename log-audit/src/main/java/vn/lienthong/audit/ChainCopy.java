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
    private static final long FAR = 2_000_000;
    /** Of more records a chain is not held in memory. */
    private static final long MOST = Integer.MAX_VALUE / Hash.LENGTH - 1;
    /** Of so many it is found out which changed places; of the others only where they stand. */
    private static final int SUSPECTS = 1_000;

    private final Chain chain;
    private final String name;
    private final List<Finding> findings = new ArrayList<>();
    private final List<Link> suspects = new ArrayList<>();
    private final BitSet altered = new BitSet();
    /** Altered ones that stand further on than what was read: whether a gap is before them or their number is wrong. */
    private final List<Link> ahead = new ArrayList<>();

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
        if (link.position() < 1 || link.position() > Math.min(MOST, last + FAR)) impossible(link);
        else if (link.isAltered() && link.position() > last + 1 && ahead.size() < SUSPECTS) ahead.add(link);
        else take(link);
    }

    /** It stood before those behind it, and was only looked at later. */
    private void takeLate(Link link) {
        take(link);
        awaited.remove(link.position() + 1);
    }

    private void impossible(Link link) {
        if (findings.size() < SUSPECTS)
            findings.add(finding(Kind.ALTERED, link.position(), "a position that cannot be"));
    }

    private void take(Link link) {
        var position = (int) link.position();
        awaited.remove(link.position());
        if (known.get(position)) again(position, link);
        else first(position, link);
    }

    /** Behind the last record, before anything is asked: those altered ones stand where a gap was, or nowhere. */
    void end() {
        for (var link : ahead) {
            if (link.position() < last) takeLate(link);
            else impossible(link);
        }
        ahead.clear();
    }

    private void again(int position, Link link) {
        if (is(position, link.stored()) && !link.isAltered()) resent++;
        else findings.add(finding(Kind.DOUBLED, position, "stands there twice, with two contents"));
    }

    private void first(int position, Link link) {
        if (position < last) awaited.add(position + 1L); // what follows it must come again behind it
        if (link.isAltered()) suspect(position, link);
        if (!follows(position, link.previous())) broken.add((long) position);
        put(position, link.stored());
        last = Math.max(last, position);
    }

    private void suspect(int position, Link link) {
        altered.set(position);
        if (suspects.size() < SUSPECTS) suspects.add(link);
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

    /** Whether a record stands at every position up to there. */
    boolean hasAllTo(long position) {
        return known.nextClearBit(1) > position;
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
                && altered.nextSetBit(position) < 0
                && known.nextClearBit(position) > last;
    }

    /** Whether it was found that the record there does not read as it was hashed. */
    boolean isSuspect(int position) {
        return altered.get(position);
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
        addManyAltered(all);
        return all;
    }

    /** Those behind the last that was told one by one, by stretches. */
    private void addManyAltered(List<Finding> all) {
        var told = new BitSet();
        suspects.forEach(link -> told.set((int) link.position()));
        var rest = (BitSet) altered.clone();
        rest.andNot(told);
        for (int from = rest.nextSetBit(1); from > 0; from = rest.nextSetBit(rest.nextClearBit(from))) {
            var to = rest.nextClearBit(from) - 1;
            all.add(new Finding(Kind.ALTERED, name, chain.toString(), from, to, "do not read as they were hashed"));
        }
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
