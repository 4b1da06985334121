package vn.lienthong.reporting.replay;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Set;

/**
 * What of the log is replayed. At most one of dossier, unit, days and shard is given; views of a part are compared with the
 * same part of the live ones. Of some dossiers balances, which are sums over all, are left out.
 *
 * @param dossier with the group that it belongs to; or {@code null}
 * @param unit every dossier that it had to do with; or {@code null}
 * @param from with {@code to}: every dossier that moved in the ledger within these days; or {@code null}
 * @param shard all of one partition of the log; or {@code null}
 * @param upTo only what was recorded by then: the views as they were, to be read, not compared; or {@code null}
 */
public record ReplayScope(String dossier, String unit, LocalDate from, LocalDate to, Integer shard, Instant upTo) {
    public static final ReplayScope ALL = new ReplayScope(null, null, null, null, null, null);

    public boolean isAll() {
        return equals(ALL);
    }

    /** Whether it is a part of what is known now, which can be compared with that part of the live views. */
    public boolean isPartOfNow() {
        return upTo == null && !isAll();
    }

    /** Whether within its partitions nothing is left out. */
    public boolean hasEveryDossier() {
        return dossier == null && unit == null && from == null;
    }

    /**
     * Whether a dossier, together with its group, is in it.
     *
     * @param days on which it moved in the ledger
     */
    public boolean holds(Collection<String> codes, Set<String> units, Collection<LocalDate> days) {
        if (dossier != null) return codes.contains(dossier);
        if (unit != null) return units.contains(unit);
        return from == null || days.stream().anyMatch(day -> !day.isBefore(from) && !day.isAfter(to));
    }

    @Override
    public String toString() {
        var part = dossier != null
                ? "dossier " + dossier
                : unit != null
                        ? "unit " + unit
                        : from != null ? "days " + from + " to " + to : shard != null ? "shard " + shard : "all";
        return upTo == null ? part : part + " up to " + upTo;
    }
}
