package vn.lienthong.reporting.domain;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import vn.lienthong.contracts.history.Fact;
import vn.lienthong.contracts.history.History;

/**
 * All that reporting knows of one dossier: its facts, in the order in which they came, and the codes of the dossiers
 * received as its children. Everything shown or counted is computed from this alone.
 */
public record Dossier(String code, List<Fact> facts, SortedSet<String> children, History history) {

    public static Dossier of(String code, List<Fact> facts, SortedSet<String> children) {
        return new Dossier(code, List.copyOf(facts), Collections.unmodifiableSortedSet(children), History.of(facts));
    }

    public static Dossier unknown(String code) {
        return of(code, List.of(), new TreeSet<>());
    }

    public Dossier with(Fact fact) {
        var more = new ArrayList<>(facts);
        more.add(fact);
        return of(code, more, children);
    }

    public Dossier withChild(String child) {
        var more = new TreeSet<>(children);
        more.add(child);
        return new Dossier(code, facts, Collections.unmodifiableSortedSet(more), history);
    }

    public Dossier withoutChild(String child) {
        var fewer = new TreeSet<>(children);
        fewer.remove(child);
        return new Dossier(code, facts, Collections.unmodifiableSortedSet(fewer), history);
    }

    /** The first full and correct reception (tiếp nhận), if there was one. */
    public Optional<Reception> reception() {
        return Reception.first(history.facts());
    }

    /** The root dossier of a group, where this is one of its children. */
    public Optional<String> parent() {
        return reception().map(reception -> reception.event().parent());
    }
}
