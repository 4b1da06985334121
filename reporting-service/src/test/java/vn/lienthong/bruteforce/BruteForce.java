package vn.lienthong.bruteforce;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import vn.lienthong.contracts.history.Fact;

/** Finds the dossiers that count, and counts them. */
public final class BruteForce {
    private BruteForce() {}

    /**
     * All that were received, but for those that have children.
     *
     * @param known facts in the order in which they became known
     */
    public static List<CountedDossier> dossiers(List<Fact> known) {
        var byCode =
                known.stream().collect(Collectors.groupingBy(Fact::dossier, LinkedHashMap::new, Collectors.toList()));
        var dossiers = byCode.entrySet().stream()
                .flatMap(facts -> CountedDossier.of(facts.getKey(), Reading.all(facts.getValue())).stream())
                .toList();
        var parents = dossiers.stream()
                .map(dossier -> dossier.received().parent())
                .collect(Collectors.toCollection(HashSet::new));
        return dossiers.stream()
                .filter(dossier -> !parents.contains(dossier.code()))
                .toList();
    }

    /** How many stand in each cell; no cell with none. */
    public static Map<String, Long> count(Collection<CountedDossier> dossiers, Asked asked) {
        return dossiers.stream()
                .flatMap(dossier -> dossier.cells(asked).stream())
                .collect(Collectors.groupingBy(cell -> cell, TreeMap::new, Collectors.counting()));
    }
}
