package vn.lienthong.catalogue;

import java.util.List;
import vn.lienthong.contracts.event.ReferenceEvent;

/**
 * What an import comes to: all of it, or nothing.
 *
 * @param <T> what a row is about, as the contracts have it
 */
public sealed interface Plan<T> {
    /** @param faults by line, at least one */
    record Refused<T>(List<Fault> faults) implements Plan<T> {
        public Refused {
            faults = faults.stream().distinct().sorted().toList();
        }
    }

    /**
     * @param changes in the order of the rows; a row may make several
     * @param unchanged rows that say what is known
     */
    record Accepted<T>(List<Change<T>> changes, int unchanged) implements Plan<T> {
        public Accepted {
            changes = List.copyOf(changes);
        }

        public List<ReferenceEvent> facts() {
            return changes.stream().<ReferenceEvent>map(Change::fact).toList();
        }
    }

    /**
     * @param line on which the row begins
     * @param before the subject of the fact as it stood before it, {@code null} if it is new
     */
    record Change<T>(int line, ReferenceEvent fact, T before) {}
}
