package vn.lienthong.journal.commit;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Under which roots the streams of a batch stand. Settled is only what the journal tells or a command of the batch has
 * opened: what was refused to begin has no root, so the next may begin it elsewhere.
 */
final class Roots {
    private final Map<String, String> settled = new HashMap<>();

    void settle(Map<String, String> roots) {
        settled.putAll(roots);
    }

    void settle(String stream, String root) {
        settled.put(stream, root);
    }

    boolean isSettled(String stream) {
        return settled.containsKey(stream);
    }

    /** Where a command that is decided now goes: only a settled root outranks the parent it names. */
    String of(Placement placement) {
        var named = named(placement);
        return settled.getOrDefault(named, named);
    }

    /** All roots that each stream may turn out to have while commands with these places are decided, in this order. */
    Map<String, Set<String>> possible(List<Placement> places) {
        var possible = new HashMap<String, Set<String>>();
        for (var place : places) {
            var roots = possible(named(place), possible).toList();
            possible.computeIfAbsent(place.stream(), first -> new HashSet<>()).addAll(roots);
        }
        return possible;
    }

    private Stream<String> possible(String name, Map<String, Set<String>> before) {
        return isSettled(name)
                ? Stream.of(settled.get(name))
                : Stream.concat(Stream.of(name), before.getOrDefault(name, Set.of()).stream());
    }

    /** The stream whose root it is. */
    private String named(Placement placement) {
        return switch (placement) {
            case Placement.EveryShard every -> every.stream();
            case Placement.Dossier(var stream, var parent) when parent == null || isSettled(stream) -> stream;
            case Placement.Dossier(var stream, var parent) -> parent;
        };
    }
}
